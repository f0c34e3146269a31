/* Words in the receiver's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-language.h"
#include <base-catalogue.h>
#include <string.h>

/* The head of a compiled message catalogue (.mo): two tables of (length, offset), the first sorted by text. */
typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n_texts;
  guint32 texts;
  guint32 translations;
} CatalogueHead;

#define CATALOGUE_MAGIC 0x950412deu

struct _PaperLanguage
{
  gatomicrefcount ref_count;
  char           *name;
  GMappedFile    *file; /* nullable */
};

static const char *
get_user_language (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");

  return names[0];
}

static char *
clean_name (const char *name)
{
  char *clean = g_strdup (name);

  clean[strcspn (clean, ".@")] = '\0';
  return g_strdelimit (clean, "-", '_');
}

static gboolean
is_catalogue (GMappedFile *file)
{
  const CatalogueHead *head = (const CatalogueHead *) g_mapped_file_get_contents (file);
  gsize length = g_mapped_file_get_length (file);

  return length >= sizeof *head && head->magic == CATALOGUE_MAGIC &&
         (guint64) head->texts + 8 * (guint64) head->n_texts <= length &&
         (guint64) head->translations + 8 * (guint64) head->n_texts <= length;
}

static GMappedFile *
open_catalogue (const char *directory,
                const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL || !is_catalogue (file))
    return NULL;
  return g_steal_pointer (&file);
}

/* "" when the entry leaves the file: a damaged catalogue costs words, never a crash. */
static const char *
get_entry (PaperLanguage *self,
           guint32        table,
           guint32        index)
{
  const char *contents = g_mapped_file_get_contents (self->file);
  gsize size = g_mapped_file_get_length (self->file);
  guint32 entry[2];

  memcpy (entry, contents + table + 8 * (gsize) index, sizeof entry);
  if ((guint64) entry[0] + entry[1] >= size || contents[entry[0] + entry[1]] != '\0')
    return "";
  return contents + entry[1];
}

PaperLanguage *
paper_language_new (const char *name,
                    const char *directory)
{
  PaperLanguage *self = g_new0 (PaperLanguage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  if (name == NULL || name[0] == '\0')
    name = get_user_language ();
  if (directory == NULL)
    directory = base_catalogue_get_folder ();
  self->name = clean_name (name);
  self->file = open_catalogue (directory, self->name);
  if (self->file == NULL && strchr (self->name, '_') != NULL)
    {
      g_autofree char *alone = g_strndup (self->name, strcspn (self->name, "_"));

      self->file = open_catalogue (directory, alone);
    }
  return self;
}

PaperLanguage *
paper_language_ref (PaperLanguage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
paper_language_unref (PaperLanguage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self->name);
  g_free (self);
}

const char *
paper_language_get_name (PaperLanguage *self)
{
  return self->name;
}

const char *
paper_language_get (PaperLanguage *self,
                    const char    *text)
{
  const CatalogueHead *head;
  guint32 low = 0, high;

  if (self->file == NULL || text[0] == '\0')
    return text;
  head = (const CatalogueHead *) g_mapped_file_get_contents (self->file);
  high = head->n_texts;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (text, get_entry (self, head->texts, middle));

      if (order == 0)
        {
          const char *translation = get_entry (self, head->translations, middle);

          return translation[0] != '\0' ? translation : text;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return text;
}
