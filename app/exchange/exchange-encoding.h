/* From bytes to text, by encoding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Name of the encoding as iconv knows it: by byte order mark, by zero bytes (UTF-16), "UTF-8" where all of it is valid, else what libuchardet
 * makes of the part around the first byte that is not; "WINDOWS-1252" when that has no opinion. Static string. */
const char *exchange_encoding_guess  (const char *data, gsize length);

/* UTF-8 without byte order mark, NUL-terminated, in a block of its own that the caller may write into. EXCHANGE_ERROR_FORMAT when a byte has no
 * meaning in the encoding or a zero byte is in the text; the message says what to do. */
char       *exchange_encoding_decode (const char *data, gsize length, const char *encoding, gsize *text_length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
