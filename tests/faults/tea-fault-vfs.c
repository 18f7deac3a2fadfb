/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include <sqlite3.h>

#include "tea-fault-vfs.h"

/*
 * A disk that fails on demand. It stands between SQLite and the real one, counts what would change
 * the disk (writing, syncing, truncating) and refuses from a chosen one on.
 *
 * Syncing is not passed on: a test that waits for the disk thousands of times is not run. What it
 * is for, a power cut, is tested by watching what is written and what is synced.
 */
typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
  const char   *path;
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;

static guint fault_count;
static guint fault_at;
static int fault_code;
static gboolean fault_lasts;

static TeaDiskWatch disk_watch;
static gpointer disk_watch_data;

/* Takes the place of the system's, for what is written past SQLite. */
int
fsync (int fd)
{
  return 0;
}

/* Whether it is this operation's turn to fail. */
static gboolean
strikes (void)
{
  fault_count++;

  return fault_at > 0 && (fault_lasts ? fault_count >= fault_at : fault_count == fault_at);
}

static void
tell (sqlite3_file  *file,
      TeaDiskChange  change,
      const void    *bytes,
      gint64         length,
      gint64         offset)
{
  /* What has no name is gone with the current anyway. */
  if (disk_watch != NULL && ((FaultFile *) file)->path != NULL)
    disk_watch (((FaultFile *) file)->path, change, bytes, length, offset, disk_watch_data);
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
fault_read (sqlite3_file  *file,
            void          *bytes,
            int            length,
            sqlite3_int64  offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), bytes, length, offset);
}

static int
fault_write (sqlite3_file  *file,
             const void    *bytes,
             int            length,
             sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);

  if (strikes ())
    {
      /* A disk that gives up in the middle has taken the first half. */
      real->pMethods->xWrite (real, bytes, length / 2, offset);
      return fault_code;
    }

  tell (file, TEA_DISK_WRITE, bytes, length, offset);

  return real->pMethods->xWrite (real, bytes, length, offset);
}

static int
fault_truncate (sqlite3_file  *file,
                sqlite3_int64  size)
{
  if (strikes ())
    return fault_code;

  tell (file, TEA_DISK_TRUNCATE, NULL, size, 0);

  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  if (strikes ())
    return fault_code;

  tell (file, TEA_DISK_SYNC, NULL, 0, 0);

  return SQLITE_OK;
}

static int
fault_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
fault_unlock (sqlite3_file *file,
              int           level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
fault_check_reserved_lock (sqlite3_file *file,
                           int          *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
fault_file_control (sqlite3_file *file,
                    int           operation,
                    void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *path,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_file_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_check_reserved_lock,
    .xFileControl = fault_file_control,
    .xSectorSize = fault_sector_size,
    .xDeviceCharacteristics = fault_device_characteristics,
  };
  FaultFile *self = (FaultFile *) file;
  int code;

  /* The real file follows ours in the memory that SQLite gave for both. */
  self->real = (sqlite3_file *) &self[1];
  self->path = path;
  code = real_vfs->xOpen (real_vfs, path, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;

  return code;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *path,
              int          sync_folder)
{
  if (disk_watch != NULL)
    disk_watch (path, TEA_DISK_DELETE, NULL, 0, 0, disk_watch_data);

  return real_vfs->xDelete (real_vfs, path, sync_folder);
}

/* Every database that this process opens from now on is on the disk that fails on demand. */
void
tea_fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);

  /* All but opening and removing a file is as it was. */
  fault_vfs = *real_vfs;
  fault_vfs.pNext = NULL;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  sqlite3_vfs_register (&fault_vfs, TRUE);
}

/* Makes the @n-th operation from now fail with SQLite's @code, and the later ones too if it is
 * @lasting. */
void
tea_fault_vfs_arm (guint    n,
                   int      code,
                   gboolean lasting)
{
  fault_count = 0;
  fault_at = n;
  fault_code = code;
  fault_lasts = lasting;
}

/* The disk is well again. Returns how many operations there were. */
guint
tea_fault_vfs_disarm (void)
{
  fault_at = 0;

  return fault_count;
}

/* Tells @watch of everything that changes the disk, before it does; %NULL for nobody. */
void
tea_fault_vfs_watch (TeaDiskWatch watch,
                     gpointer     data)
{
  disk_watch = watch;
  disk_watch_data = data;
}
