/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"
#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_REQUEST_DIALOG (tea_request_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaRequestDialog, tea_request_dialog, TEA, REQUEST_DIALOG, AdwDialog)

TeaRequestDialog *tea_request_dialog_new (TeaPage *page);

G_END_DECLS
