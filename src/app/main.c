/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "tea-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (TeaApplication) application = NULL;
  const char *localedir;

  setlocale (LC_ALL, "");

  /* In a build directory the translations are not where they will be installed. */
  localedir = g_getenv ("TEATIME_LOCALEDIR");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = tea_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
