/** The environment itself and what it used: tcb DescribeEnvInfo, DescribeCurveData. */
import { badValue, ControlError } from '../errors'
import { words } from './body'
import type { Action } from './action'

const METRICS: readonly string[] = ['FunctionInvocation', 'DbRead', 'DbWrite', 'StorageRead', 'StorageWrite']

export const environmentActions: Record<string, Action> = {
  DescribeEnvInfo({ kept: { state } }, body) {
    if (words(body, 'EnvId') !== state.envId)
      throw new ControlError('ResourceNotFound.Env', `env ${words(body, 'EnvId')} not exist`)
    return {
      EnvInfo: {
        EnvBaseInfo: {
          EnvId: state.envId,
          Alias: 'county',
          Source: 'miniapp',
          Status: 'NORMAL',
          EnvStatus: 'NORMAL',
          Region: state.region,
          PackageId: 'baas_personal',
          PackageName: '个人版',
          Databases: [{ InstanceId: `tnt-${state.envId}`, Status: 'RUNNING', Region: state.region }],
          Storages: [
            {
              Bucket: state.bucket,
              Region: state.region,
              AppId: '1300000000',
              CdnDomain: `${state.bucket}.tcb.qcloud.la`,
            },
          ],
          Functions: [{ Namespace: state.envId, Region: state.region }],
          LogServices: [{ LogsetId: 'logset-1', TopicId: 'topic-1', Region: state.region }],
        },
        UserInfo: { AppId: 1300000000 },
      },
    }
  },

  DescribeCurveData({ kept: { state } }, body) {
    const metric = words(body, 'MetricName')
    if (!METRICS.includes(metric)) throw badValue(`MetricName ${metric}`)
    const used = state.usage[metric] ?? 0
    // One value a day: the month's calls lie on its first day here.
    return {
      StartTime: words(body, 'StartTime'),
      EndTime: words(body, 'EndTime'),
      MetricName: metric,
      Period: 86400,
      Values: [used, 0],
      Time: [0, 86400],
    }
  },
}
