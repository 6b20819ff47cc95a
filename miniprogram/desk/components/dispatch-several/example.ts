import type { Example } from '../../../components/example'

/** What it shows of orders is seen at 1100 px in local/phone/scenes.test.ts. */
export default {
  data: { orders: ['t1', 't2'] },
  body: '<dispatch-several orders="{{dispatchSeveral.orders}}" bind:sent="heard" bind:drop="heard" bind:back="heard" />',
  answers: { 'desk.sheet': { ok: false, code: 'NOT_FOUND', message: '没找到这一单。', retry: false } },
  alone: true,
} satisfies Example
