import type http from 'node:http'

export const JSON_TYPE = 'application/json; charset=utf-8'

export function send(
  response: http.ServerResponse,
  status: number,
  body: Buffer | string,
  type: string,
): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length })
  response.end(bytes)
}

export function sendJson(response: http.ServerResponse, value: unknown, status = 200): void {
  send(response, status, JSON.stringify(value), JSON_TYPE)
}
