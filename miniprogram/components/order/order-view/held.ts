/** What is no picture of an order and so stays out of `data`. */
interface Held {
  /** The one who has it in hand. */
  phone: string | null
  /** The key of the tap that was not answered yet. */
  key: string
  /** Another page lies over it, or the app is not looked at. */
  away: boolean
  stopListening(): void
}
export const hold = (component: unknown): Held => component as Held

/** What a host may ask of it. */
export interface OrderView {
  open(): Promise<boolean>
  shared(): WechatMiniprogram.Page.ICustomShareContent
}
