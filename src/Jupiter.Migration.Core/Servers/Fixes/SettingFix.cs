using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// Sets on this computer what its preparation asks for, one by one: asked for, written down, changed, read again. One that can't be changed is named, and the
/// rest goes on.
/// </summary>
/// <param name="settings">The settings of this computer.</param>
/// <param name="file">Where each change is written down before it is made; null to change nothing.</param>
/// <param name="mayChange">Whether something may be changed: what, and how.</param>
public sealed class SettingFix(IMachineSettings settings, ChangedSettingsFile? file, Func<string, string, bool> mayChange)
{
    /// <summary>Judges everything, and mends what did not pass. What is not known is left alone.</summary>
    /// <param name="prepared">What a prepared server has set.</param>
    /// <param name="cancellation">Ends it between two changes.</param>
    /// <returns>The results, as it is after the changes; each is made when it is asked for.</returns>
    /// <exception cref="MigrationException">A change could not be written down: it was not made.</exception>
    public IEnumerable<CheckResult> Run(IEnumerable<PreparedSetting> prepared, CancellationToken cancellation)
    {
        foreach (var setting in prepared)
        {
            var found = setting.Judge();
            var done = file is null || !found.ShowsFault() ? [] : Mend(file, setting, cancellation);
            yield return done.Length == 0 ? found : setting.Judge() with { Evidence = string.Join("; ", done) };
        }
    }

    private string[] Mend(ChangedSettingsFile record, PreparedSetting prepared, CancellationToken cancellation)
    {
        try
        {
            return [.. prepared.Wanted().Select(wanted =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Change(record, wanted.Setting, wanted.Value);
            }).OfType<string>()];
        }
        catch (SettingUnavailableException e)
        {
            return [e.Message];
        }
    }

    private string? Change(ChangedSettingsFile record, MachineSetting setting, string value)
    {
        try
        {
            var before = setting.Read(settings);
            var change = SR.SettingBecomes.With(setting.Title(), setting.Shown(before), setting.Shown(value));
            if (before == value)
            {
                return null;
            }

            // What could not be put back by the file is not changed.
            if (!setting.Accepts(before) || !setting.Accepts(value))
            {
                return SR.SettingNotMended.With(setting.Title(), setting.Shown(before));
            }

            if (!mayChange(setting.Title(), SR.ActionFixSetting.With(setting.Shown(before), setting.Shown(value), record)))
            {
                return SR.SettingLeftAlone.With(change);
            }

            record.Add(setting, before, value);
            setting.Write(settings, value);
            return setting.Read(settings) == value ? SR.SettingMended.With(change, record) : SR.SettingNotTaken.With(change);
        }
        catch (SettingUnavailableException e)
        {
            return SR.SettingNotMended.With(setting.Title(), e.Message);
        }
    }
}
