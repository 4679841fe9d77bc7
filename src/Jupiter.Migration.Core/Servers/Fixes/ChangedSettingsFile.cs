using System.Linq;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// The file that says how to undo what was changed on this computer, for its owner. Each change is in it before it is made, so that an end between two leaves
/// it true; it counts as hostile when it is read: it can name none but the settings that are changed here, and none of another computer's.
/// </summary>
public sealed class ChangedSettingsFile
{
    private const int Most = 1000;
    private static readonly JsonFile<ChangedSettings> Format =
        new("ChangedSettings", ChangedSettings.CurrentSchema, 1L << 20, new ChangedSettingsJson(ReadableJson.Options()).ChangedSettings);

    private readonly string _path;

    private ChangedSettingsFile(string path, ChangedSettings content) => (_path, Content) = (path, content);

    /// <summary>What it holds.</summary>
    internal ChangedSettings Content { get; private set; }

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="computer">Name of this computer.</param>
    /// <param name="identity">What tells this computer from every other.</param>
    /// <returns>The file.</returns>
    /// <exception cref="MigrationException">ChangedSettingsNotFound, ChangedSettingsUnreadable, ChangedSettingsTooLarge, ChangedSettingsNewer, ChangedSettingsBroken, ChangedSettingsElsewhere.</exception>
    public static ChangedSettingsFile Read(string path, string computer, MachineIdentity identity)
    {
        var content = Format.Read(path);
        if (content.Identity is null || content.Changes is null || content.Changes.Count > Most
            || content.Changes.Any(change => change?.Kind is null || change.Name is null || change.After is null || !(change.Setting().Accepts(change.After) && IsSound(change))))
        {
            throw Format.Broken(path, null);
        }

        return content.Identity.Is(identity) == true ? new ChangedSettingsFile(path, content)
            : throw MigrationException.Because(nameof(SR.ChangedSettingsElsewhere), path, path, PrintableText.Clean(content.ComputerName), computer);
    }

    /// <summary>Goes on with one, or begins it; nothing is written yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="computer">Name of this computer.</param>
    /// <param name="identity">What tells this computer from every other.</param>
    /// <returns>The file.</returns>
    /// <exception cref="MigrationException">As <see cref="Read"/>.</exception>
    public static ChangedSettingsFile Open(string path, string computer, MachineIdentity identity)
    {
        try
        {
            return Read(path, computer, identity);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.ChangedSettingsNotFound))
        {
            return new ChangedSettingsFile(path, new ChangedSettings { ComputerName = computer, Identity = identity, Changes = [] });
        }
    }

    /// <summary>Writes a change down; it is on the medium when this returns.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="before">What it is.</param>
    /// <param name="after">What it becomes.</param>
    /// <exception cref="MigrationException">It could not be written.</exception>
    internal void Add(MachineSetting setting, string? before, string after)
    {
        var change = new ChangedSetting { Kind = setting.Kind, Name = setting.Name, Before = before, After = after, At = RunClock.Now };
        Content = Content with { Changes = [.. Content.Changes, change] };
        FileErrors.Named(_path, () => DurableFile.Write(_path, Format.Bytes(Content), FileRights.Owner));
    }

    private static bool IsSound(ChangedSetting change) => change.Setting().Accepts(change.Before);

    /// <inheritdoc/>
    public override string ToString() => _path;
}
