/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <expat.h>
#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-xml.h"

/* How much is unpacked and parsed at a time. The rows that it holds are waiting in memory. */
#define STEP (16 * 1024)

/* A part of a workbook on its way through expat. */
struct _TeaXml
{
  TeaZipPart         *part;
  XML_Parser          parser;
  const TeaXmlReader *reader;
  gpointer            data;
  GError             *failure;
  gboolean            inside;
  gboolean            ended;
};

static void
fail (TeaXml *self,
      GError *failure)
{
  if (self->failure != NULL)
    {
      g_error_free (failure);
      return;
    }

  self->failure = failure;
  XML_StopParser (self->parser, XML_FALSE);
}

/* Prefixes are up to whoever writes the file; in workbooks the names alone tell enough. */
static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void XMLCALL
start_element_cb (void           *data,
                  const XML_Char *name,
                  const XML_Char **attributes)
{
  TeaXml *self = data;

  if (self->failure != NULL)
    return;

  name = local_name (name);
  if (!self->inside && !g_str_equal (name, self->reader->root))
    {
      GError *failure = NULL;

      tea_zip_refuse_damaged (&failure);
      fail (self, failure);
      return;
    }

  self->inside = TRUE;
  self->reader->start (name, attributes, self->data);
}

static void XMLCALL
end_element_cb (void           *data,
                const XML_Char *name)
{
  TeaXml *self = data;

  if (self->failure == NULL)
    self->reader->end (local_name (name), self->data);
}

static void XMLCALL
text_cb (void           *data,
         const XML_Char *text,
         int             length)
{
  TeaXml *self = data;

  if (self->failure == NULL)
    self->reader->text (text, length, self->data);
}

/* No spreadsheet program writes a document type. It is where entities are declared, with which a
 * short file can unfold without end or reach for other files.
 */
static void XMLCALL
doctype_cb (void           *data,
            const XML_Char *name,
            const XML_Char *system_id,
            const XML_Char *public_id,
            int             has_subset)
{
  fail (data,
        g_error_new_literal (TEA_ERROR, TEA_ERROR_INVALID,
                             _("This workbook holds declarations that no spreadsheet program "
                               "writes. It is not opened, for safety.")));
}

/**
 * tea_xml_new:
 * @zip: a workbook, which has to outlive it
 * @part: the name of a part
 * @reader: what to call
 * @data: what to call it with
 * @error: return location for an error
 *
 * Begins to parse a part.
 *
 * Errors: %TEA_ERROR_INVALID where there is no such part.
 *
 * Returns: (transfer full): the parser before its first step
 */
TeaXml *
tea_xml_new (TeaZip              *zip,
             const char          *part,
             const TeaXmlReader  *reader,
             gpointer             data,
             GError             **error)
{
  g_autoptr (TeaXml) self = g_new0 (TeaXml, 1);

  self->reader = reader;
  self->data = data;
  self->part = tea_zip_open (zip, part, error);
  if (self->part == NULL)
    return NULL;

  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_element_cb, end_element_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_cb);
  if (reader->text != NULL)
    XML_SetCharacterDataHandler (self->parser, text_cb);

  return g_steal_pointer (&self);
}

/**
 * tea_xml_step:
 * @self: a parser
 * @error: return location for an error
 *
 * Unpacks and parses some kilobytes more.
 *
 * Errors: %TEA_ERROR_INVALID for what is not well formed, has another root than it should, or
 * declares a document type; those of tea_zip_part_read().
 *
 * Returns: whether that went well
 */
gboolean
tea_xml_step (TeaXml  *self,
              GError **error)
{
  void *buffer = XML_GetBuffer (self->parser, STEP);
  enum XML_Status status;
  gssize n;

  if (buffer == NULL)
    return tea_zip_refuse_damaged (error);

  n = tea_zip_part_read (self->part, buffer, STEP, error);
  if (n < 0)
    return FALSE;

  status = XML_ParseBuffer (self->parser, (int) n, n == 0);
  self->ended = n == 0;
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }

  return status == XML_STATUS_OK || tea_zip_refuse_damaged (error);
}

/**
 * tea_xml_has_ended:
 * @self: a parser
 *
 * Returns: whether the whole part has been parsed
 */
gboolean
tea_xml_has_ended (TeaXml *self)
{
  return self->ended;
}

/**
 * tea_xml_get_size:
 * @self: a parser
 *
 * Returns: what tea_zip_part_get_size() says of the part
 */
gsize
tea_xml_get_size (TeaXml *self)
{
  return tea_zip_part_get_size (self->part);
}

/**
 * tea_xml_get_done:
 * @self: a parser
 *
 * Returns: how many bytes of the part have been parsed
 */
gsize
tea_xml_get_done (TeaXml *self)
{
  return tea_zip_part_get_done (self->part);
}

/**
 * tea_xml_free:
 * @self: (transfer full): a parser
 *
 * Frees @self.
 */
void
tea_xml_free (TeaXml *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->parser, XML_ParserFree);
  g_clear_pointer (&self->part, tea_zip_part_free);
  g_clear_error (&self->failure);
  g_free (self);
}

/**
 * tea_xml_read:
 * @zip: a workbook
 * @part: the name of a part
 * @reader: what to call
 * @data: what to call it with
 * @error: return location for an error
 *
 * Parses a whole part; the errors are those of tea_xml_new() and tea_xml_step().
 *
 * Returns: whether that went well
 */
gboolean
tea_xml_read (TeaZip              *zip,
              const char          *part,
              const TeaXmlReader  *reader,
              gpointer             data,
              GError             **error)
{
  g_autoptr (TeaXml) self = tea_xml_new (zip, part, reader, data, error);

  if (self == NULL)
    return FALSE;

  while (!self->ended)
    {
      if (!tea_xml_step (self, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tea_xml_attribute:
 * @attributes: (array zero-terminated=1): names and values in turn
 * @name: a name without prefix
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
tea_xml_attribute (const char **attributes,
                   const char  *name)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    {
      if (g_str_equal (local_name (attributes[i]), name))
        return attributes[i + 1];
    }

  return NULL;
}
