/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-console-keys.h"
#include "tea-key-row.h"

/*
 * The moments of a session and the keys of the chair's console. They are named once, so that the
 * keys which the dialog with the shortcuts and the help show are those that work.
 */
typedef struct
{
  TeaConsoleMoment  moment;
  const char       *title;
  const char       *trigger;
  const char       *action;   /* NULL where the key belongs to a field and is only told of here */
} TeaConsoleKey;

static const TeaConsoleKey keys[] = {
  { TEA_CONSOLE_PARTS, N_("Prepare the Session"), "<Control>1", "meet.show-part(0)" },
  { TEA_CONSOLE_PARTS, N_("Sign People In"), "<Control>2", "meet.show-part(1)" },
  { TEA_CONSOLE_PARTS, N_("The Floor and the Remarks"), "<Control>3", "meet.show-part(2)" },
  { TEA_CONSOLE_PARTS, N_("Count Hands"), "<Control>4", "meet.show-part(3)" },
  { TEA_CONSOLE_PARTS, N_("Close the Session"), "<Control>5", "meet.show-part(4)" },

  { TEA_CONSOLE_ARRIVING, N_("Sign in Who Is Named"), "Return", NULL },
  { TEA_CONSOLE_ARRIVING, N_("Tick in the List Who Comes or Leaves"), "space", NULL },

  { TEA_CONSOLE_FLOOR, N_("Say Who Speaks"), "<Control>l", "floor.who" },
  { TEA_CONSOLE_FLOOR, N_("Give Them the Floor"), "Return", NULL },
  { TEA_CONSOLE_FLOOR, N_("Put Them into the Queue"), "<Control>Return", NULL },
  { TEA_CONSOLE_FLOOR, N_("Floor to the Next in the Queue"), "<Control>g", "floor.next" },
  { TEA_CONSOLE_FLOOR, N_("Move up in the Queue"), "<Alt>Up", NULL },
  { TEA_CONSOLE_FLOOR, N_("Move down in the Queue"), "<Alt>Down", NULL },
  { TEA_CONSOLE_FLOOR, N_("Take off the Queue"), "Delete", NULL },

  { TEA_CONSOLE_SPEAKING, N_("For"), "<Alt>1", "floor.stance(0)" },
  { TEA_CONSOLE_SPEAKING, N_("Against"), "<Alt>2", "floor.stance(1)" },
  { TEA_CONSOLE_SPEAKING, N_("Question"), "<Alt>3", "floor.stance(2)" },
  { TEA_CONSOLE_SPEAKING, N_("Suggestion"), "<Alt>4", "floor.stance(3)" },
  { TEA_CONSOLE_SPEAKING, N_("Answer"), "<Alt>5", "floor.stance(4)" },
  { TEA_CONSOLE_SPEAKING, N_("Keep the Remark"), "Return", NULL },
  { TEA_CONSOLE_SPEAKING, N_("Begin Another Line"), "<Shift>Return", NULL },
  { TEA_CONSOLE_SPEAKING, N_("Stop the Clock, Let It Go On"), "<Control>p", "floor.pause" },
  { TEA_CONSOLE_SPEAKING, N_("The Same, Outside of Fields"), "space", "floor.pause" },
  { TEA_CONSOLE_SPEAKING, N_("One Minute More"), "<Control>m", "floor.more" },
  { TEA_CONSOLE_SPEAKING, N_("End the Turn"), "<Control>e", "floor.end" },

  { TEA_CONSOLE_SUGGESTING, N_("Turn the Last Remark into a Suggestion"), "<Control>j",
    "floor.suggest" },
  { TEA_CONSOLE_SUGGESTING, N_("Correct the Last Remark"), "<Control>r", "floor.correct" },

  { TEA_CONSOLE_PROJECTING, N_("Begin the Projection"), "F5", NULL },
  { TEA_CONSOLE_PROJECTING, N_("Next Page"), "Page_Down", NULL },
  { TEA_CONSOLE_PROJECTING, N_("Previous Page"), "Page_Up", NULL },
  { TEA_CONSOLE_PROJECTING, N_("Freeze What the Room Sees, Outside of Fields"), "f",
    "meet.freeze" },
  { TEA_CONSOLE_PROJECTING, N_("Blank the Projection, Outside of Fields"), "b", "meet.blank" },
  { TEA_CONSOLE_PROJECTING, N_("Message to the Room, Outside of Fields"), "m", "meet.message" },
  { TEA_CONSOLE_PROJECTING, N_("End the Projection"), "<Shift>F5", NULL },
};

static const struct
{
  const char *title;
  const char *words;
} moments[TEA_CONSOLE_N_MOMENTS] = {
  [TEA_CONSOLE_PARTS] = {
    N_("Parts of a Session"),
    N_("Choose the session under Deliberate and press Start. Each of its parts is one key away.") },
  [TEA_CONSOLE_ARRIVING] = {
    N_("People Arrive"),
    N_("Two letters of a name are enough, such as its initials in pinyin. A guest is just a name: "
       "choose the party beside it. Above you always see who is here and whether they are "
       "enough.") },
  [TEA_CONSOLE_FLOOR] = {
    N_("Somebody Wants to Speak"),
    N_("A digit takes the party by its number, letters the person. The clock starts when the floor "
       "is given. Who is not on the sign-in sheet is signed in with the same key.") },
  [TEA_CONSOLE_SPEAKING] = {
    N_("Somebody Speaks"),
    N_("Write down what is said. Every word is kept while it is typed, also when the power fails. "
       "Alt and a digit choose the position while the cursor is in the name or in the words.") },
  [TEA_CONSOLE_SUGGESTING] = {
    N_("Something Is Suggested"),
    N_("The suggestions stand at the side. Open one to join it with another that says the same, "
       "or to ask whether everybody can live with it.") },
  [TEA_CONSOLE_COUNTING] = {
    N_("Hands Are Counted"),
    N_("Count all hands or party by party. There can be no more hands than people with a vote in "
       "the room. Who counts again replaces the count; the history keeps both.") },
  [TEA_CONSOLE_PROJECTING] = {
    N_("What the Room Sees"),
    N_("The projection fills the other screen, with names and rooms hidden. A presenter’s remote "
       "turns its pages. When the projector is unplugged it goes out, and comes back with it.") },
  [TEA_CONSOLE_CLOSING] = {
    N_("The Session Ends"),
    N_("The last part lists what is still missing, closes the session and has the minutes.") },
};

/**
 * tea_console_add_keys:
 * @widget_class: the class that has the actions
 * @group: the group that its actions belong to, such as `floor`
 *
 * Makes the keys work wherever the focus is within such a widget. Those of the positions are left
 * out: they mean something else outside of the form and are looked at by it.
 */
void
tea_console_add_keys (GtkWidgetClass *widget_class,
                      const char     *group)
{
  g_autofree char *prefix = g_strconcat (group, ".", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const TeaConsoleKey *key = &keys[i];
      g_autoptr (GtkShortcut) shortcut = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      if (key->action == NULL || !g_str_has_prefix (key->action, prefix) ||
          g_str_has_prefix (key->action, "floor.stance") ||
          !g_action_parse_detailed_name (key->action, &name, &target, NULL))
        continue;

      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key->trigger),
                                   gtk_named_action_new (name));
      gtk_shortcut_set_arguments (shortcut, target);
      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}

static gboolean
has_keys (TeaConsoleMoment moment)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].moment == moment)
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_console_create_group:
 * @moment: a moment of the session
 * @told: whether to say what is done then, besides the keys
 *
 * Returns: (transfer floating) (nullable): the moment and its keys; %NULL for one that has no keys
 *   and is not to be told of
 */
AdwPreferencesGroup *
tea_console_create_group (TeaConsoleMoment moment,
                          gboolean         told)
{
  AdwPreferencesGroup *group;

  g_return_val_if_fail (moment < TEA_CONSOLE_N_MOMENTS, NULL);

  if (!told && !has_keys (moment))
    return NULL;

  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _(moments[moment].title));
  if (told)
    adw_preferences_group_set_description (group, _(moments[moment].words));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *accelerators[] = { keys[i].trigger, NULL };

      if (keys[i].moment == moment)
        adw_preferences_group_add (group, tea_key_row_new (_(keys[i].title), accelerators));
    }

  return group;
}
