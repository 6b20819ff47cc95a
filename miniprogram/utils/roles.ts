/** Which posts I hold, as the phone last heard; asked once where nobody has. Buttons follow what the cloud allows, never this alone. */
import { fetchFresh, recall } from '../api/cache'

export async function myRoles(): Promise<string[]> {
  const kept = recall('me.home', {})?.data
  const result = kept ? null : await fetchFresh('me.home', {})
  const home = kept ?? (result?.ok ? result.data : null)
  return (home?.me?.duties ?? []).map(duty => duty.role as string)
}
