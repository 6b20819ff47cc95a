/** What may be longer than the rest: tables, with their reason. */

export const TABLES: Readonly<Record<string, string>> = {
  'local/county/orders/stage.ts': 'one press of a life after the other',
  'local/county/orders/plans.ts': 'one life of an order after the other',
  'local/county/stories/infrastructure.ts': 'one story after the other',
  'miniprogram/core/news/office-tells.ts': 'one row an event of the offices',
  'miniprogram/core/refusal.ts': 'one sentence a refusal',
  'miniprogram/core/points/types.ts': 'one shape after the other',
  'miniprogram/core/ticket/telling/tells.ts': 'one row an event',
  'miniprogram/core/ticket/phone/ways.ts': 'one form a verb, written from the verbs',
  'tests/functions/costs/costs.ts': 'one row a route',
  'miniprogram/views/models.ts': 'one shape a component',
  'tests/functions/routes.ts': 'one row a route',
  'tests/functions/points-routes.ts': 'one row a route of points',
}
