import { parseArgs } from 'node:util'
import { type LocalCloud, startLocalCloud } from './index'

/** `npm start -- --bare --port N --data DIR [--functions DIR]`: the local cloud alone, empty until somebody fills it. */
export async function startBare(argv: string[]): Promise<LocalCloud> {
  const { values } = parseArgs({
    args: argv,
    options: {
      bare: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
      functions: { type: 'string' },
      timers: { type: 'boolean' },
      openapi: { type: 'boolean' },
    },
    strict: true,
  })
  const port = Number(values.port ?? 9000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port needs a number between 0 and 65535, not ${values.port}`)
  const cloud = await startLocalCloud({
    port,
    dataDir: values.data ?? '.data/bare',
    functionsDir: values.functions,
    timers: values.timers ?? false,
    openapiKnown: values.openapi ?? false,
  })
  console.log(
    `The local cloud is ready at ${cloud.url} (SDK address: ${cloud.url}/admin). docs/local-cloud.md says how to use it.`,
  )
  const stop = () => void cloud.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return cloud
}
