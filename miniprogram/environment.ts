/** The cloud environment that this phone talks to. `npm run deploy` writes the county's own into what it uploads. */
export const ENVIRONMENT = 'local'
