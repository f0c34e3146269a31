/* What differs from run to run: clock, chance, user.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <sys/random.h>

#include "base-date.h"
#include "base-environment.h"

G_DEFINE_TYPE (BaseEnvironment, base_environment, G_TYPE_OBJECT)

static gint64
read_clock (BaseEnvironment *self)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
read_random (BaseEnvironment *self, void *buffer, gsize length)
{
  guint8 *next = buffer;

  while (length > 0)
    {
      gssize got = getrandom (next, length, 0);

      if (got > 0)
        {
          next += got;
          length -= (gsize) got;
        }
      /* A key made without chance would be worse than no program at all. */
      else if (errno != EINTR)
        g_error ("The system gives no random bytes: %s", g_strerror (errno));
    }
}

static char *
read_user (BaseEnvironment *self)
{
  const char *name = g_get_user_name ();

  return g_utf8_make_valid (name != NULL ? name : "somebody", -1);
}

static void
base_environment_class_init (BaseEnvironmentClass *class)
{
  class->now = read_clock;
  class->fill_random = read_random;
  class->dup_user = read_user;
}

static void
base_environment_init (BaseEnvironment *self)
{
}

BaseEnvironment *
base_environment_new (void)
{
  return g_object_new (BASE_TYPE_ENVIRONMENT, NULL);
}

gint64
base_environment_now (BaseEnvironment *self)
{
  g_return_val_if_fail (BASE_IS_ENVIRONMENT (self), 0);

  return BASE_ENVIRONMENT_GET_CLASS (self)->now (self);
}

guint32
base_environment_today (BaseEnvironment *self)
{
  return base_time_get_date (base_environment_now (self), NULL);
}

void
base_environment_fill_random (BaseEnvironment *self, void *buffer, gsize length)
{
  g_return_if_fail (BASE_IS_ENVIRONMENT (self));

  BASE_ENVIRONMENT_GET_CLASS (self)->fill_random (self, buffer, length);
}

char *
base_environment_dup_user (BaseEnvironment *self)
{
  g_return_val_if_fail (BASE_IS_ENVIRONMENT (self), NULL);

  return BASE_ENVIRONMENT_GET_CLASS (self)->dup_user (self);
}
