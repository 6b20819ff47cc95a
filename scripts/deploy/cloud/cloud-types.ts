/** What an environment of CloudBase holds, as the deploy reads and makes it. */
export interface Index {
  name: string
  unique: boolean
  keys: { name: string; direction: string }[]
}
export interface Permission {
  acl: string
  /** Only with a custom rule. */
  rule: unknown
}
export interface CloudFunction {
  runtime: string
  handler: string
  timeout: number
  memory: number
  variables: Record<string, string>
  triggers: Trigger[]
  status: string
}
export interface Trigger {
  name: string
  config: string
}
export interface NewFunction extends Omit<CloudFunction, 'status'> {
  name: string
  zip: Buffer
}
