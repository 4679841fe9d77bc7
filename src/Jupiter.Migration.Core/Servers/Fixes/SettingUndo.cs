using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>Puts back what <see cref="SettingFix"/> changed, the last change first, and only what is still as that left it: what somebody has set otherwise since is named.</summary>
/// <param name="settings">The settings of this computer.</param>
/// <param name="file">What was changed.</param>
/// <param name="mayChange">Whether something may be changed: what, and how.</param>
public sealed class SettingUndo(IMachineSettings settings, ChangedSettingsFile file, Func<string, string, bool> mayChange)
{
    private static readonly CheckDefinition Restored = CheckRegister.Find("Machine.Restored");

    /// <summary>Puts it back. An undo that was interrupted is gone on with.</summary>
    /// <param name="cancellation">Ends it between two changes.</param>
    /// <returns>A result for each change; each is made when it is asked for.</returns>
    public IEnumerable<CheckResult> Run(CancellationToken cancellation)
    {
        foreach (var change in file.Content.Changes.Reverse())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return PutBack(change, change.Setting());
        }
    }

    private CheckResult PutBack(ChangedSetting change, MachineSetting setting)
    {
        var expected = setting.Shown(change.Before);
        return PreparedSetting.Asked(Restored, setting.Title(), expected, () =>
        {
            var now = setting.Read(settings);
            if (now == change.After && now != change.Before)
            {
                if (!mayChange(setting.Title(), SR.ActionUndoSetting.With(setting.Shown(now), expected)))
                {
                    return (CheckStatus.Warning, SR.SettingLeftAlone.With(setting.Shown(now)));
                }

                setting.Write(settings, change.Before);
                now = setting.Read(settings);
                return (now == change.Before ? CheckStatus.Pass : CheckStatus.Fail, setting.Shown(now));
            }

            return now == change.Before ? (CheckStatus.Pass, setting.Shown(now)) : (CheckStatus.Warning, SR.SettingSetSince.With(setting.Shown(now)));
        });
    }
}
