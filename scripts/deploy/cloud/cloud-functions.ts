/** Functions, their code, variables and timers, through the official library. */
import type CloudBase from '@cloudbase/manager-node'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readFunction, sameFiles } from './answers'
import type { CloudFunction, NewFunction, Trigger } from './cloud-types'
import type { Thrown, Tries } from './tries'

export const functionsOf = (manager: CloudBase, envId: string, { tried, made }: Tries) => ({
  /** Null when there is no such function. */
  async function(name: string): Promise<CloudFunction | null> {
    try {
      return readFunction(await tried(() => manager.functions.getFunctionDetail(name)))
    } catch (thrown) {
      if (/^ResourceNotFound/.test((thrown as Thrown).code ?? '')) return null
      throw thrown
    }
  },

  /** Whether the code in the cloud is this zip, or another zip with the same files. */
  async holdsCode(name: string, zip: { sha256: Buffer; files: Record<string, Buffer> }): Promise<boolean> {
    const { CodeSha256 } = await tried(() => manager.functions.getFunctionDownloadUrl(name))
    if ([zip.sha256.toString('base64'), zip.sha256.toString('hex')].includes(CodeSha256)) return true
    const folder = mkdtempSync(path.join(tmpdir(), 'deployed-'))
    try {
      await tried(() =>
        manager.functions.downloadFunctionCode({ destPath: folder, envId, functionName: name }),
      )
      return sameFiles(folder, zip.files)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },

  createFunction: (wanted: NewFunction): Promise<void> =>
    made(() =>
      manager.functions.createFunction({
        func: {
          name: wanted.name,
          runtime: wanted.runtime,
          handler: wanted.handler,
          timeout: wanted.timeout,
          memorySize: wanted.memory,
          envVariables: wanted.variables,
          installDependency: false,
        },
        base64Code: wanted.zip.toString('base64'),
      }),
    ),

  updateCode: async (wanted: NewFunction): Promise<void> => {
    const func = {
      name: wanted.name,
      handler: wanted.handler,
      installDependency: false,
      isWaitInstall: true,
    }
    const base64Code = wanted.zip.toString('base64')
    await tried(() => manager.functions.updateFunctionCode({ func, base64Code }))
  },

  /** Variables are replaced as a whole: hand over all that shall be there. */
  updateConfiguration: async (
    name: string,
    { timeout, memory, variables }: Pick<CloudFunction, 'timeout' | 'memory' | 'variables'>,
  ): Promise<void> => {
    await tried(() => manager.functions.waitFunctionActive(name))
    await tried(() =>
      manager.functions.updateFunctionConfig({
        name,
        timeout,
        memorySize: memory,
        envVariables: variables,
      }),
    )
    await tried(() => manager.functions.waitFunctionActive(name))
  },

  /** What the function answers to the account itself, as from the console's test button. */
  invoke: async (name: string, event: object): Promise<unknown> => {
    const { RetMsg, InvokeResult, ErrMsg } = await tried(() => manager.functions.invokeFunction(name, event))
    if (InvokeResult !== 0) throw new Error(ErrMsg)
    return JSON.parse(RetMsg) as unknown
  },

  createTrigger: async (name: string, trigger: Trigger): Promise<void> => {
    await tried(() => manager.functions.waitFunctionActive(name))
    await made(() => manager.functions.createFunctionTriggers(name, [{ ...trigger, type: 'timer' }]))
  },

  deleteTrigger: async (name: string, trigger: string): Promise<void> => {
    await tried(() => manager.functions.deleteFunctionTrigger(name, trigger))
  },
})
