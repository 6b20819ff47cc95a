/** The cloud functions, as they are called in CloudBase. */
export const FUNCTIONS = ['api', 'jobs', 'hooks', 'admin', 'spreadsheets'] as const
