/* The environment of the desktop: who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-environment.h"

#define DESK_TYPE_ENVIRONMENT (desk_environment_get_type ())
G_DECLARE_FINAL_TYPE (DeskEnvironment, desk_environment, DESK, ENVIRONMENT, BaseEnvironment)

struct _DeskEnvironment
{
  BaseEnvironment parent_instance;
  char           *author; /* never changes: any thread may read it */
};

G_DEFINE_FINAL_TYPE (DeskEnvironment, desk_environment, BASE_TYPE_ENVIRONMENT)

static char *
dup_user (BaseEnvironment *environment)
{
  return g_strdup (DESK_ENVIRONMENT (environment)->author);
}

static void
desk_environment_finalize (GObject *object)
{
  g_free (DESK_ENVIRONMENT (object)->author);
  G_OBJECT_CLASS (desk_environment_parent_class)->finalize (object);
}

static void
desk_environment_class_init (DeskEnvironmentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_environment_finalize;
  BASE_ENVIRONMENT_CLASS (class)->dup_user = dup_user;
}

static void
desk_environment_init (DeskEnvironment *self)
{
}

BaseEnvironment *
desk_environment_new (const char *author)
{
  DeskEnvironment *self;

  if (author == NULL || author[0] == '\0')
    return base_environment_new ();
  self = g_object_new (DESK_TYPE_ENVIRONMENT, NULL);
  self->author = g_strdup (author);
  return BASE_ENVIRONMENT (self);
}
