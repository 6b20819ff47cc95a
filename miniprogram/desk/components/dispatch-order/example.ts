import type { Example } from '../../../components/example'

/** Whole ones are seen through the page desk/dispatch. */
export default {
  data: {},
  body: '<dispatch-order order="t1" bind:left="heard" bind:decline="heard" bind:back="heard" />',
  answers: { 'desk.sheet': { ok: false, code: 'NOT_FOUND', message: '没找到这一单。', retry: false } },
  alone: true,
} satisfies Example
