using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Disarming;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>The results of a step that changes settings of the old server, one after the other.</summary>
/// <param name="context">The step.</param>
/// <param name="settings">The settings of the machine.</param>
internal sealed class SettingResults(StepContext context, IMachineSettings settings)
{
    /// <summary>What was found and done.</summary>
    public List<CheckResult> All { get; } = [];

    /// <summary>Takes a result. What needs somebody is told to whoever runs the case at once.</summary>
    /// <param name="result">The result.</param>
    public void Add(CheckResult result)
    {
        All.Add(result);
        if (result.Remedy.Length > 0 && !result.Blocks)
        {
            context.Observer.Warn($"{result.Subject}: {result.Actual}. {result.Remedy}");
        }
    }

    /// <summary>Asks for something. What is not told stands in the way, unless somebody decides by name to go on without it; or never, where nothing rests on it.</summary>
    /// <param name="check">The check.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="mayBeUnknown">Whether nothing rests on it.</param>
    /// <param name="ask">Asks, and gives results.</param>
    public void Ask(CheckDefinition check, string subject, string expected, Func<bool> mayBeUnknown, Action ask)
    {
        try
        {
            ask();
        }
        catch (SettingUnavailableException e)
        {
            var decided = context.DecidedBy is { } by ? CasePerson.Find(context.Plan, by).Name : null;
            Add(check.Result(
                decided is not null || mayBeUnknown() ? CheckStatus.Warning : CheckStatus.Unknown, subject, expected, SR.NotKnownBecause.With(e.Message),
                decided is null ? "" : SR.DecidedWithout.With(decided)));
        }
    }

    /// <summary>Changes a setting: known to the journal before it is made, asked for, and read again.</summary>
    /// <param name="check">The check.</param>
    /// <param name="event">What the journal calls it.</param>
    /// <param name="change">The change.</param>
    /// <param name="value">What it becomes.</param>
    public void Change(CheckDefinition check, string @event, SettingChange change, string value)
    {
        var shown = SettingAccess.Shown(change, value);
        if (!context.MayChange(change.Display, SR.ActionChangeSetting.With(shown)))
        {
            Add(check.Result(CheckStatus.Warning, change.Display, shown, SR.SettingLeft));
            return;
        }

        context.Case.Record(context.Step.Id, @event, [change]);
        SettingAccess.Write(settings, change, value);
        Judge(check, change, value);
    }

    /// <summary>Says whether a setting is as it should be.</summary>
    /// <param name="check">The check.</param>
    /// <param name="change">The setting.</param>
    /// <param name="value">What it should be.</param>
    public void Judge(CheckDefinition check, SettingChange change, string value)
    {
        var now = SettingAccess.Read(settings, change);
        Add(check.Result(
            now == value ? CheckStatus.Pass : CheckStatus.Warning, change.Display, SettingAccess.Shown(change, value), now is null ? SR.SettingGone : SettingAccess.Shown(change, now)));
    }
}
