/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-zip.h"

G_BEGIN_DECLS

typedef struct _TeaXml TeaXml;

/**
 * TeaXmlReader:
 * @root: what the outermost element has to be called
 * @start: an element begins
 * @end: an element ends
 * @text: (nullable): text comes, in as many pieces as it likes
 *
 * What is told of a part as it is parsed. Names are without their prefixes.
 */
typedef struct
{
  const char *root;
  void      (*start) (const char  *name,
                      const char **attributes,
                      gpointer     data);
  void      (*end)   (const char  *name,
                      gpointer     data);
  void      (*text)  (const char  *text,
                      int          length,
                      gpointer     data);
} TeaXmlReader;

TeaXml     *tea_xml_new       (TeaZip              *zip,
                               const char          *part,
                               const TeaXmlReader  *reader,
                               gpointer             data,
                               GError             **error);
gboolean    tea_xml_step      (TeaXml              *self,
                               GError             **error);
gboolean    tea_xml_has_ended (TeaXml              *self);
gsize       tea_xml_get_size  (TeaXml              *self);
gsize       tea_xml_get_done  (TeaXml              *self);
void        tea_xml_free      (TeaXml              *self);

gboolean    tea_xml_read      (TeaZip              *zip,
                               const char          *part,
                               const TeaXmlReader  *reader,
                               gpointer             data,
                               GError             **error);
const char *tea_xml_attribute (const char         **attributes,
                               const char          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaXml, tea_xml_free)

G_END_DECLS
