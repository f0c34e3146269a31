/* What was typed, one field after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-steps.h"

struct _DeskSteps
{
  GArray  *steps;   /* DeskStep */
  guint    at;      /* so many of them stand */
  gboolean is_open; /* the last one may still grow */
};

void
desk_field_state_clear (DeskFieldState *self)
{
  g_clear_pointer (&self->value, g_variant_unref);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->problem, g_free);
}

void
desk_field_state_copy (DeskFieldState *self, const DeskFieldState *from)
{
  DeskFieldState copy = { from->value != NULL ? g_variant_ref (from->value) : NULL, g_strdup (from->typed), g_strdup (from->problem) };

  desk_field_state_clear (self);
  *self = copy;
}

static gboolean
are_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

gboolean
desk_field_state_is_equal (const DeskFieldState *a, const DeskFieldState *b)
{
  return are_equal (a->value, b->value) && g_strcmp0 (a->typed, b->typed) == 0;
}

static void
clear_step (gpointer data)
{
  DeskStep *step = data;

  desk_field_state_clear (&step->before);
  desk_field_state_clear (&step->after);
}

DeskSteps *
desk_steps_new (void)
{
  DeskSteps *self = g_new0 (DeskSteps, 1);

  self->steps = g_array_new (FALSE, TRUE, sizeof (DeskStep));
  g_array_set_clear_func (self->steps, clear_step);
  return self;
}

void
desk_steps_free (DeskSteps *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

static DeskStep *
get_last (DeskSteps *self)
{
  return self->at > 0 ? &g_array_index (self->steps, DeskStep, self->at - 1) : NULL;
}

void
desk_steps_add (DeskSteps *self, guint field, const DeskFieldState *before, const DeskFieldState *after)
{
  DeskStep *last = get_last (self);
  DeskStep step = { .field = field };

  g_array_set_size (self->steps, self->at);
  if (last == NULL || !self->is_open || last->field != field)
    {
      desk_field_state_copy (&step.before, before);
      g_array_append_val (self->steps, step);
      self->at++;
    }
  last = get_last (self);
  desk_field_state_copy (&last->after, after);
  self->is_open = TRUE;
  if (desk_field_state_is_equal (&last->before, &last->after)) /* typed back by hand */
    g_array_set_size (self->steps, --self->at);
}

const DeskStep *
desk_steps_go_back (DeskSteps *self)
{
  const DeskStep *step = get_last (self);

  self->is_open = FALSE;
  self->at -= step != NULL;
  return step;
}

const DeskStep *
desk_steps_go_on (DeskSteps *self)
{
  self->is_open = FALSE;
  return self->at < self->steps->len ? &g_array_index (self->steps, DeskStep, self->at++) : NULL;
}

gboolean
desk_steps_can_go_back (DeskSteps *self)
{
  return self->at > 0;
}

gboolean
desk_steps_can_go_on (DeskSteps *self)
{
  return self->at < self->steps->len;
}

void
desk_steps_replace (DeskSteps *self, guint field, GVariant *saved, GVariant *now)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      DeskStep *step = &g_array_index (self->steps, DeskStep, i);
      if (step->field != field || step->before.typed != NULL || !are_equal (step->before.value, saved))
        continue;
      g_clear_pointer (&step->before.value, g_variant_unref);
      step->before.value = now != NULL ? g_variant_ref (now) : NULL;
    }
}

void
desk_steps_forget (DeskSteps *self)
{
  g_array_set_size (self->steps, 0);
  self->at = 0;
}
