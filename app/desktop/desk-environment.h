/* The environment of the desktop: who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-environment.h>

G_BEGIN_DECLS

/* author: the name in the change log; NULL or "": the login name. */
BaseEnvironment *desk_environment_new (const char *author) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
