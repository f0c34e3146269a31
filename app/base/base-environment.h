/* What differs from run to run: clock, chance, user.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

#define BASE_TYPE_ENVIRONMENT (base_environment_get_type ())
G_DECLARE_DERIVABLE_TYPE (BaseEnvironment, base_environment, BASE, ENVIRONMENT, GObject)

/**
 * BaseEnvironmentClass:
 * @now: seconds since 1970-01-01 00:00 UTC.
 * @fill_random: fills @length bytes of @buffer; the default asks the system.
 * @dup_user: the login name of who works here, for the change log; never %NULL.
 *
 * The only source of time, chance and identity, so that a test or the simulated office can replace it.
 * May be called from any thread; an override must be thread-safe.
 */
struct _BaseEnvironmentClass
{
  GObjectClass parent_class;
  gint64 (*now)         (BaseEnvironment *self);
  void   (*fill_random) (BaseEnvironment *self, void *buffer, gsize length);
  char  *(*dup_user)    (BaseEnvironment *self);
};

BaseEnvironment *base_environment_new         (void) G_GNUC_WARN_UNUSED_RESULT;
gint64           base_environment_now         (BaseEnvironment *self);
guint32          base_environment_today       (BaseEnvironment *self); /* Julian day in the local time zone */
void             base_environment_fill_random (BaseEnvironment *self, void *buffer, gsize length);
char            *base_environment_dup_user    (BaseEnvironment *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
