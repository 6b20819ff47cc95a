import type { Example } from '../../example'

/** Whole orders stand in local/phone/fixtures, seen through the page ticket/open. */
export default {
  data: {},
  body: '<order-view order="t1" bind:name="heard" bind:left="heard" bind:back="heard" />',
  answers: { 'ticket.open': { ok: false, code: 'NOT_FOUND', message: '没找到这一单。', retry: false } },
  alone: true,
} satisfies Example
