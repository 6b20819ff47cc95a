/** A request to an endpoint, whole. */
import type http from 'node:http'

export interface Visit {
  request: http.IncomingMessage
  response: http.ServerResponse
  url: URL
  body: Buffer
}
