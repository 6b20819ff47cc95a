/** How a kept file of a kind may end. */
export const EXTENSIONS = { photo: ['jpg', 'png'], voice: ['mp3', 'aac', 'webm', 'wav'] } as const
