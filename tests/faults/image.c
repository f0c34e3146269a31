/* What a power cut leaves of the files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "image.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

/* A file, whatever its name. */
typedef struct
{
  grefcount   n;
  GByteArray *now;
  GByteArray *safe;    /* what is on the disk for certain */
  GPtrArray  *pending; /* (element-type DiskOperation) borrowed: not synced yet */
} Body;

/* A change of the folder that is not synced yet: each name and the file that it has after it, NULL: none. */
typedef struct
{
  char *names[2];      /* the second is NULL where there is one */
  Body *bodies[2];
} Entry;

struct _Image
{
  GHashTable *now;     /* name → Body */
  GHashTable *safe;    /* name → Body: what the folder on the disk says for certain */
  GPtrArray  *entries; /* (element-type Entry) what was done to the folder since */
  GHashTable *names;   /* (element-type utf8) all that ever were */
};

static Body *
make_body (void)
{
  Body *body = g_new0 (Body, 1);

  g_ref_count_init (&body->n);
  body->now = g_byte_array_new ();
  body->safe = g_byte_array_new ();
  body->pending = g_ptr_array_new ();
  return body;
}

static Body *
hold_body (Body *body)
{
  if (body != NULL)
    g_ref_count_inc (&body->n);
  return body;
}

static void
free_body (gpointer data)
{
  Body *body = data;

  if (body == NULL || !g_ref_count_dec (&body->n))
    return;
  g_byte_array_unref (body->now);
  g_byte_array_unref (body->safe);
  g_ptr_array_unref (body->pending);
  g_free (body);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  for (guint i = 0; i < G_N_ELEMENTS (entry->names); i++)
    {
      g_free (entry->names[i]);
      free_body (entry->bodies[i]);
    }
  g_free (entry);
}

static GHashTable *
make_folder (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_body);
}

/* body: NULL takes the name away. */
static void
set_name (GHashTable *folder, const char *name, Body *body)
{
  if (body != NULL)
    g_hash_table_insert (folder, g_strdup (name), hold_body (body));
  else
    g_hash_table_remove (folder, name);
}

static GHashTable *
copy_folder (GHashTable *folder)
{
  GHashTable *copy = make_folder ();
  GHashTableIter iter;
  gpointer name, body;

  g_hash_table_iter_init (&iter, folder);
  while (g_hash_table_iter_next (&iter, &name, &body))
    set_name (copy, name, body);
  return copy;
}

static void
set_bytes (GByteArray *to, const GByteArray *from)
{
  g_byte_array_set_size (to, 0);
  g_byte_array_append (to, from->data, from->len);
}

Image *
image_new (const char *folder)
{
  Image *self = g_new0 (Image, 1);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  self->now = make_folder ();
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL;
      gsize length;
      Body *body;

      if (g_str_has_suffix (name, "-shm") || !g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      body = make_body ();
      g_byte_array_append (body->now, (guint8 *) bytes, (guint) length);
      set_bytes (body->safe, body->now);
      g_hash_table_insert (self->now, g_strdup (name), body);
      g_hash_table_add (self->names, g_strdup (name));
    }
  self->safe = copy_folder (self->now);
  return self;
}

void
image_free (Image *self)
{
  g_hash_table_unref (self->now);
  g_hash_table_unref (self->safe);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* What lies between the old end and a write is zero. */
static void
put_bytes (GByteArray *bytes, gint64 at, const guint8 *data, gsize length)
{
  guint before = bytes->len;

  if (at + (gint64) length > before)
    g_byte_array_set_size (bytes, (guint) (at + (gint64) length));
  if (at > before)
    memset (bytes->data + before, 0, (gsize) at - before);
  memcpy (bytes->data + at, data, length);
}

static void
set_size (GByteArray *bytes, gint64 size)
{
  guint before = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > before)
    memset (bytes->data + before, 0, (gsize) size - before);
}

static void
do_to (GByteArray *bytes, const DiskOperation *operation)
{
  if (operation->act == DISK_TRUNCATE)
    set_size (bytes, operation->at);
  else if (operation->act == DISK_WRITE)
    put_bytes (bytes, operation->at, g_bytes_get_data (operation->bytes, NULL), g_bytes_get_size (operation->bytes));
}

/* Each sector of a write by itself. */
static void
do_part_to (GByteArray *bytes, const DiskOperation *operation, GRand *random)
{
  const guint8 *data;
  gsize length, size;

  if (operation->act != DISK_WRITE)
    {
      do_to (bytes, operation);
      return;
    }
  data = g_bytes_get_data (operation->bytes, &length);
  for (gsize at = 0; at < length; at += size)
    {
      size = MIN (length - at, SECTOR - (gsize) (operation->at + (gint64) at) % SECTOR);
      if (g_rand_boolean (random))
        put_bytes (bytes, operation->at + (gint64) at, data + at, size);
    }
}

/* Both names change in one step. other, and both bodies: nullable. */
static void
change_folder (Image *self, const char *name, Body *body, const char *other, Body *other_body)
{
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry) { { g_strdup (name), g_strdup (other) }, { hold_body (body), hold_body (other_body) } };
  g_ptr_array_add (self->entries, entry);
  g_hash_table_add (self->names, g_strdup (name));
  set_name (self->now, name, body);
  if (other == NULL)
    return;
  g_hash_table_add (self->names, g_strdup (other));
  set_name (self->now, other, other_body);
}

/* A file that was made by other calls comes to light with what is done to it. */
static Body *
get_body (Image *self, const char *name)
{
  Body *body = g_hash_table_lookup (self->now, name);

  if (body == NULL)
    {
      body = make_body ();
      change_folder (self, name, body, NULL, NULL);
      free_body (body);
    }
  return body;
}

static void
do_entry (GHashTable *folder, const Entry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry->names); i++)
    if (entry->names[i] != NULL)
      set_name (folder, entry->names[i], entry->bodies[i]);
}

static gboolean
names_it (const Entry *entry, const char *name)
{
  return g_strcmp0 (entry->names[0], name) == 0 || g_strcmp0 (entry->names[1], name) == 0;
}

/* NULL: of every name. */
static void
make_names_safe (Image *self, const char *name)
{
  for (guint i = 0; i < self->entries->len;)
    if (name == NULL || names_it (self->entries->pdata[i], name))
      {
        do_entry (self->safe, self->entries->pdata[i]);
        g_ptr_array_remove_index (self->entries, i);
      }
    else
      i++;
}

static void
make_safe (Image *self, const DiskOperation *operation)
{
  Body *body = get_body (self, operation->name);

  set_bytes (body->safe, body->now);
  g_ptr_array_set_size (body->pending, 0);
  if (operation->at == 1)
    make_names_safe (self, operation->name);
}

static void
make_new (Image *self, const char *name)
{
  Body *body = make_body ();

  change_folder (self, name, body, NULL, NULL);
  free_body (body);
}

static void
take_away (Image *self, const DiskOperation *operation)
{
  change_folder (self, operation->name, NULL, NULL, NULL);
  if (operation->at == 1)
    make_names_safe (self, operation->name);
}

void
image_apply (Image *self, const DiskOperation *operation)
{
  switch (operation->act)
    {
    case DISK_CREATE:
      make_new (self, operation->name);
      break;
    case DISK_REMOVE:
      take_away (self, operation);
      break;
    case DISK_RENAME:
      change_folder (self, operation->to, get_body (self, operation->name), operation->name, NULL);
      break;
    case DISK_EXCHANGE:
      change_folder (self, operation->to, get_body (self, operation->name), operation->name, get_body (self, operation->to));
      break;
    case DISK_SYNC_FOLDER:
      make_names_safe (self, NULL);
      break;
    case DISK_SYNC:
      make_safe (self, operation);
      break;
    default:
      do_to (get_body (self, operation->name)->now, operation);
      g_ptr_array_add (get_body (self, operation->name)->pending, (gpointer) operation);
    }
}

/* Any of what was done to the folder, but of one name nothing after what was left out. full */
static GHashTable *
shuffle_folder (Image *self, GRand *random)
{
  GHashTable *folder = copy_folder (self->safe);
  g_autoptr (GHashTable) left_out = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      const char *other = entry->names[1] != NULL ? entry->names[1] : entry->names[0];

      if (g_rand_boolean (random) && !g_hash_table_contains (left_out, entry->names[0]) && !g_hash_table_contains (left_out, other))
        {
          do_entry (folder, entry);
          continue;
        }
      g_hash_table_add (left_out, entry->names[0]);
      g_hash_table_add (left_out, (gpointer) other);
    }
  return folder;
}

static GHashTable *
leave_folder (Image *self, ImageModel model, GRand *random)
{
  if (model == IMAGE_SHUFFLED)
    return shuffle_folder (self, random);
  return g_hash_table_ref (model == IMAGE_STRICT ? self->safe : self->now);
}

static void
leave_bytes (Body *body, ImageModel model, const DiskOperation *next, GRand *random, GByteArray *bytes)
{
  set_bytes (bytes, model == IMAGE_STRICT || model == IMAGE_SHUFFLED ? body->safe : body->now);
  if (model == IMAGE_TORN && next != NULL)
    do_part_to (bytes, next, random);
  for (guint i = 0; model == IMAGE_SHUFFLED && i < body->pending->len; i++)
    if (g_rand_boolean (random))
      do_part_to (bytes, body->pending->pdata[i], random);
}

static guint64
mix (guint64 hash, const guint8 *data, gsize length)
{
  guint64 word;

  for (; length >= 8; length -= 8, data += 8)
    {
      memcpy (&word, data, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (; length > 0; length--)
    hash = (hash ^ *data++) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static void
put_file (const char *path, const guint8 *data, gsize length)
{
  int descriptor = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (descriptor, >=, 0);
  while (length > 0)
    {
      gssize n = write (descriptor, data, length);

      g_assert_cmpint (n, >, 0);
      data += n;
      length -= (gsize) n;
    }
  close (descriptor);
}

guint64
image_write (Image *self, ImageModel model, const DiskOperation *next, GRand *random, const char *folder)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GHashTable) left = leave_folder (self, model, random);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->names), (GCompareFunc) strcmp);
  guint64 hash = 7;

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *path = g_build_filename (folder, name->data, NULL);
      g_autofree char *shared = g_strconcat (path, "-shm", NULL);
      Body *body = g_hash_table_lookup (left, name->data);

      unlink (shared);
      hash = mix (hash, name->data, strlen (name->data));
      if (body == NULL)
        {
          unlink (path);
          continue;
        }
      leave_bytes (body, model, next != NULL && strcmp (next->name, name->data) == 0 ? next : NULL, random, bytes);
      put_file (path, bytes->data, bytes->len);
      hash = mix (hash, bytes->data, bytes->len) + 1;
    }
  return hash;
}
