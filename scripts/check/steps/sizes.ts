/** What may be larger than the rest: tables with their reason, and what is still to be split. The last two only shrink. */

export const TABLES: Readonly<Record<string, string>> = {
  'cloudfunctions/_contract/describe.ts': 'one row a route',
  'cloudfunctions/_contract/index.ts': 'one schema a route',
  'cloudfunctions/_contract/points.ts': 'one schema and one answer a route of points, shop and honours',
  'cloudfunctions/_contract/views.ts': 'one shape an answer',
  'local/county/stories/infrastructure.ts': 'one story after the other',
  'miniprogram/core/points/types.ts': 'one shape after the other',
  'miniprogram/core/ticket/telling/tells.ts': 'one row an event',
  'tests/functions/doors.ts': 'one row a route',
  'tests/functions/points-doors.ts': 'one row a route of points',
}

/** Lines. */
export const LONG: Readonly<Record<string, number>> = {
  'bench/main.ts': 273,
  'cloudfunctions/_points/redeeming.ts': 287,
  'cloudfunctions/api/feedback/index.ts': 271,
  'cloudfunctions/api/join/answer.ts': 350,
  'local/cloud/host/host.ts': 260,
  'local/cloud/store/store.ts': 355,
  'local/county/orders/plans.ts': 311,
  'local/county/points/counter.ts': 264,
  'local/county/points/deeds.ts': 262,
  'local/county/orders/stage.ts': 406,
  'miniprogram/core/points/application.ts': 320,
  'miniprogram/core/points/honour.ts': 276,
  'miniprogram/core/ticket/sight/detail.ts': 263,
  'miniprogram/core/ticket/sight/see.ts': 413,
  'miniprogram/core/ticket/testing.ts': 326,
  'miniprogram/desk/dispatch/dispatch.ts': 387,
  'miniprogram/honour/open/open.ts': 271,
  'miniprogram/points/application/application.ts': 336,
  'miniprogram/points/application/glass.ts': 251,
  'miniprogram/points/apply/apply.ts': 340,
  'miniprogram/resident/order/order.ts': 424,
  'miniprogram/resident/ticket/ticket.ts': 305,
  'miniprogram/shop/counter/counter.ts': 268,
  'tests/functions/county.ts': 282,
}

/** Files beside each other. */
export const WIDE: Readonly<Record<string, number>> = {}
