/** Reads a multipart form as the SDK sends it: text fields as strings, octet-streams as buffers. */
export function parseMultipart(body: Buffer, contentType: string): Record<string, string | Buffer> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1]
  if (!boundary) throw new Error('multipart without a boundary')
  const mark = Buffer.from(`--${boundary}`)
  const out: Record<string, string | Buffer> = {}
  for (let at = body.indexOf(mark); at >= 0; ) {
    const start = at + mark.length
    const next = body.indexOf(mark, start)
    if (next < 0) break
    const headEnd = body.indexOf('\r\n\r\n', start)
    const head = body.subarray(start, headEnd).toString()
    const value = body.subarray(headEnd + 4, next - 2)
    const name = /name="([^"]+)"/.exec(head)?.[1]
    if (name) out[name] = head.includes('octet-stream') ? Buffer.from(value) : value.toString()
    at = next
  }
  return out
}
