/** Which posts I hold, as the phone last heard; asked once where nobody has. Buttons follow what the cloud allows, never this alone. */
import { fetchFresh, recall } from '../api/cache'

export async function myRoles(): Promise<string[]> {
  const kept = recall('me.home', {})?.data
  const result = kept ? null : await fetchFresh('me.home', {})
  const home = kept ?? (result?.ok ? result.data : null)
  return (home?.me?.duties ?? []).map(duty => duty.role as string)
}

/** At once where the phone has been home and knows posts and kinds; else after asking. Without signal it goes on with nothing known. */
export function whenHome(then: () => void): void {
  if (recall('me.home', {})) then()
  else void fetchFresh('me.home', {}).then(then)
}
