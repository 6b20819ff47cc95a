/** The key of the cloud account. It comes from the environment of the command, never from a file of this project. */
export interface Account {
  secretId: string
  secretKey: string
  token?: string
}

/** Null when none is there. `https_proxy` is handed on under the name that the official library reads. */
export function accountFrom(env: NodeJS.ProcessEnv = process.env): Account | null {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = env
  if (!secretId || !secretKey) return null
  const proxy = env.https_proxy ?? env.HTTPS_PROXY
  if (proxy && !env.http_proxy) env.http_proxy = proxy
  return {
    secretId,
    secretKey,
    ...(env.TENCENTCLOUD_SESSIONTOKEN ? { token: env.TENCENTCLOUD_SESSIONTOKEN } : {}),
  }
}

export const NO_ACCOUNT = [
  '没有云账号的密钥。请到 https://console.cloud.tencent.com/cam/capi 新建一把（用绑定了这个小程序的账号登录），',
  '然后在这个窗口里先输入：',
  '  export TENCENTCLOUD_SECRETID=……',
  '  export TENCENTCLOUD_SECRETKEY=……',
  '密钥只放在这个窗口里，不要写进文件，也不要发给别人。',
].join('\n')
