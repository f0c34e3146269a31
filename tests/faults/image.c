/* What a power cut leaves of the files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "image.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

typedef struct
{
  GByteArray *now;
  gboolean    is_there;
  GByteArray *safe;       /* what is on the disk for certain under the name */
  gboolean    safe_there;
  gboolean    renewed;    /* another file has the name since */
  GPtrArray  *pending;    /* (element-type DiskOperation) borrowed: not synced yet, of the file that has the name now */
} ImageFile;

struct _Image
{
  GHashTable *files;      /* name → ImageFile */
};

static void
free_file (gpointer data)
{
  ImageFile *file = data;

  g_byte_array_unref (file->now);
  g_byte_array_unref (file->safe);
  g_ptr_array_unref (file->pending);
  g_free (file);
}

static ImageFile *
get_file (Image *self, const char *name)
{
  ImageFile *file = g_hash_table_lookup (self->files, name);

  if (file != NULL)
    return file;
  file = g_new0 (ImageFile, 1);
  file->now = g_byte_array_new ();
  file->safe = g_byte_array_new ();
  file->pending = g_ptr_array_new ();
  g_hash_table_insert (self->files, g_strdup (name), file);
  return file;
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

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_file);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL;
      gsize length;

      if (g_str_has_suffix (name, "-shm") || !g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      g_byte_array_append (get_file (self, name)->now, (guint8 *) bytes, (guint) length);
      get_file (self, name)->is_there = get_file (self, name)->safe_there = TRUE;
      set_bytes (get_file (self, name)->safe, get_file (self, name)->now);
    }
  return self;
}

void
image_free (Image *self)
{
  g_hash_table_unref (self->files);
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

/* A sync of a new file syncs its name too, as SQLite's does for logs and journals. */
static void
make_safe (ImageFile *file)
{
  set_bytes (file->safe, file->now);
  file->safe_there = file->is_there;
  file->renewed = FALSE;
  g_ptr_array_set_size (file->pending, 0);
}

void
image_apply (Image *self, const DiskOperation *operation)
{
  ImageFile *file = get_file (self, operation->name);

  switch (operation->act)
    {
    case DISK_CREATE:
    case DISK_REMOVE:
      g_byte_array_set_size (file->now, 0);
      g_ptr_array_set_size (file->pending, 0);
      file->is_there = operation->act == DISK_CREATE;
      file->renewed = TRUE;
      if (operation->act == DISK_REMOVE && operation->at == 1)
        make_safe (file);
      break;
    case DISK_SYNC:
      make_safe (file);
      break;
    default:
      do_to (file->now, operation);
      g_ptr_array_add (file->pending, (gpointer) operation);
    }
}

/* FALSE: the name is not there. */
static gboolean
shuffle (ImageFile *file, GRand *random, GByteArray *bytes)
{
  if (file->renewed && g_rand_boolean (random))
    {
      set_bytes (bytes, file->safe);
      return file->safe_there;
    }
  if (file->renewed)
    g_byte_array_set_size (bytes, 0);
  else
    set_bytes (bytes, file->safe);
  for (guint i = 0; i < file->pending->len; i++)
    if (g_rand_boolean (random))
      do_part_to (bytes, file->pending->pdata[i], random);
  return file->is_there;
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

static gboolean
leave (ImageFile *file, ImageModel model, const DiskOperation *next, GRand *random, GByteArray *bytes)
{
  switch (model)
    {
    case IMAGE_STRICT:
      set_bytes (bytes, file->safe);
      return file->safe_there;
    case IMAGE_SHUFFLED:
      return shuffle (file, random, bytes);
    default:
      set_bytes (bytes, file->now);
      if (next != NULL)
        do_part_to (bytes, next, random);
      return file->is_there;
    }
}

guint64
image_write (Image *self, ImageModel model, const DiskOperation *next, GRand *random, const char *folder)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->files), (GCompareFunc) strcmp);
  guint64 hash = 7;

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *path = g_build_filename (folder, name->data, NULL);
      g_autofree char *shared = g_strconcat (path, "-shm", NULL);
      gboolean torn = model == IMAGE_TORN && next != NULL && strcmp (next->name, name->data) == 0;

      unlink (shared);
      if (leave (get_file (self, name->data), model, torn ? next : NULL, random, bytes))
        {
          put_file (path, bytes->data, bytes->len);
          hash = mix (hash, bytes->data, bytes->len) + 1;
        }
      else
        unlink (path);
    }
  return hash;
}
