/* Where a company's file may lie.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-place.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

typedef struct
{
  guint64     type;
  const char *name;
} UnsafeSystem;

/* Shared memory, locks or the flush of a commit do not work, or not across computers, on these. */
static const UnsafeSystem unsafe_systems[] = {
  { 0x6969,     "NFS" },
  { 0x517b,     "SMB" },
  { 0xfe534d42, "SMB" },
  { 0xff534d42, "CIFS" },
  { 0x01021997, "9P" },
  { 0x786f4256, "VirtualBox" },
  { 0xbacbacbc, "VMware" },
  { 0x7c7c6673, "Parallels" },
  { 0x65735546, "FUSE" },
  { 0x5346414f, "AFS" },
  { 0x6b414653, "AFS" },
  { 0x73757245, "Coda" },
  { 0x564c,     "NCP" },
  { 0x00c36400, "Ceph" },
  { 0x01161970, "GFS2" },
  { 0x7461636f, "OCFS2" },
  { 0x0bd00bd0, "Lustre" },
};


static char *
dup_name (const char *path)
{
  return g_filename_display_basename (path);
}

static gboolean
check_system (const char *path, const char *where, GError **error)
{
  g_autofree char *name = dup_name (path);
  struct statfs system;
  const char *unsafe = NULL;

  if (statfs (where, &system) == 0)
    unsafe = store_place_find_unsafe ((guint64) (guint32) system.f_type);
  else
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("The folder of “%s” cannot be read: %s. Check that it is there and that you may open it."), name, g_strerror (errno));
      return FALSE;
    }
  if (unsafe == NULL)
    return TRUE;
  g_set_error (error, STORE_ERROR, STORE_ERROR_PLACE,
               _("“%s” lies on a %s drive, where a company cannot be kept safely. Copy it to a folder on this computer’s own disk and open it there."), name, unsafe);
  return FALSE;
}

static gboolean
check_status (const char *path, const struct stat *status, GError **error)
{
  g_autofree char *name = dup_name (path);

  if (S_ISLNK (status->st_mode))
    g_set_error (error, STORE_ERROR, STORE_ERROR_PLACE, _("“%s” is only a link to a file. Open the file itself."), name);
  else if (!S_ISREG (status->st_mode))
    g_set_error (error, STORE_ERROR, STORE_ERROR_PLACE, _("“%s” is not a file. Choose the file of a company."), name);
  else if (status->st_nlink > 1)
    g_set_error (error, STORE_ERROR, STORE_ERROR_PLACE, _("“%s” has a second name on this disk (a hard link), so two programs could write to it. Make a copy and open that."), name);
  else if (status->st_uid != geteuid ())
    g_set_error (error, STORE_ERROR, STORE_ERROR_PLACE, _("“%s” belongs to another user of this computer. Ask them for a copy, and open that."), name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
refuse_missing (const char *path, GError **error)
{
  g_autofree char *name = dup_name (path);

  g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("There is no file “%s”. Check the name, or restore a backup."), name);
  return FALSE;
}

const char *
store_place_find_unsafe (guint64 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (unsafe_systems); i++)
    if (unsafe_systems[i].type == type)
      return unsafe_systems[i].name;
  return NULL;
}

gboolean
store_place_check (const char *path, gboolean must_exist, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = dup_name (path);
  struct stat status;

  if (lstat (path, &status) == 0)
    return check_status (path, &status, error) && check_system (path, path, error);
  if (errno != ENOENT)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("“%s” cannot be looked at: %s. Check that you may open its folder."), name, g_strerror (errno));
      return FALSE;
    }
  return must_exist ? refuse_missing (path, error) : check_system (path, folder, error);
}

char *
store_place_resolve (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *shown = g_filename_display_name (folder);

  if (real != NULL)
    return g_build_filename (real, name, NULL);
  g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("The folder “%s” cannot be opened: %s. Choose another one."), shown, g_strerror (errno));
  return NULL;
}

gboolean
store_place_has_room (const char *path, guint64 bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *needed = g_format_size (bytes);
  struct statvfs room;

  /* A system that cannot say is believed to have room: the write itself will tell. */
  if (statvfs (folder, &room) != 0 || (guint64) room.f_bavail * room.f_frsize >= bytes)
    return TRUE;
  g_set_error (error, STORE_ERROR, STORE_ERROR_FULL, _("The disk of the folder “%s” is full: %s are needed. Make room and try again."), shown, needed);
  return FALSE;
}

gboolean
store_place_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = descriptor >= 0 && fsync (descriptor) == 0;

  if (!synced)
    g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("The disk did not confirm a change of the folder “%s”: %s. Check the disk before you go on."), shown, g_strerror (errno));
  if (descriptor >= 0)
    close (descriptor);
  return synced;
}
