// Headers that keep browsers from doing more with our answers than they are meant for. No script runs in any page.
import type { RequestHandler } from 'express';

const CONTENT_SECURITY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** @param secure behind TLS: browsers are told never to come without it */
export const securityHeaders =
  (secure: boolean): RequestHandler =>
  (_, response, next) => {
    response.set({
      'Content-Security-Policy': CONTENT_SECURITY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Cache-Control': 'no-store',
      ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
    });
    next();
  };
