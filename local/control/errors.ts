/** A refusal as Tencent Cloud's API words it: HTTP 200 with `{ Response: { Error: { Code, Message } } }`. */
export class ControlError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'ControlError'
  }
}

export const unknownAction = (service: string, action: string): ControlError =>
  new ControlError('InvalidAction', `The local control plane does not know ${service} ${action}.`)

export const noFunction = (name: string): ControlError =>
  new ControlError('ResourceNotFound.Function', `未找到指定的Function，请创建后再试。(${name})`)

export const noTable = (name: string): ControlError =>
  new ControlError('ResourceNotFound', `Db or Table not exist: ${name}`)

export const notReady = (name: string): ControlError =>
  new ControlError('FailedOperation.FunctionStatusError', `函数在部署中，无法做此操作。(${name})`)

export const badValue = (message: string): ControlError => new ControlError('InvalidParameterValue', message)
