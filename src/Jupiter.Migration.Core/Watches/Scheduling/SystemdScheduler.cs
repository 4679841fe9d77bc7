using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>systemd, by units of the administrator's and systemctl.</summary>
public sealed class SystemdScheduler : IWatchScheduler
{
    private const string Units = "/etc/systemd/system";

    private readonly SystemProgram _control = new(new[] { "/usr/bin/systemctl", "/bin/systemctl" }.FirstOrDefault(File.Exists) ?? "/usr/bin/systemctl");

    /// <inheritdoc/>
    public void Require()
    {
        // sd_booted(3).
        if (!Directory.Exists("/run/systemd/system"))
        {
            throw MigrationException.Because(nameof(SR.WatchSchedulerMissing), Units);
        }
    }

    /// <inheritdoc/>
    public bool Knows(string name) => File.Exists(Path.Combine(Units, name + ".timer")) && _control.TryRun("is-enabled", "--quiet", name + ".timer").Code == 0;

    /// <inheritdoc/>
    public void Register(WatchTask task)
    {
        foreach (var unit in SystemdUnits.Of(task, Units))
        {
            var file = Path.Combine(Units, unit.Key);
            FileErrors.Named(file, () => DurableFile.Write(file, Encoding.UTF8.GetBytes(unit.Value)));
        }

        try
        {
            var names = SystemdUnits.Names(task.Name);
            _control.Run("daemon-reload");

            // The first look is taken here, so that what keeps the account from looking is told to whoever registers it.
            _control.Run("start", names[0]);
            _control.Run("enable", "--now", names[1], names[3]);
        }
        catch (MigrationException)
        {
            TakeAway(task.Name);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Remove(string name)
    {
        TakeAway(name);
        _control.Run("daemon-reload");
    }

    private void TakeAway(string name)
    {
        var names = SystemdUnits.Names(name);
        _ = _control.TryRun("disable", "--now", names[1], names[3]);
        foreach (var file in names.Select(unit => Path.Combine(Units, unit)))
        {
            FileErrors.Named(file, () => SharedFile.Delete(file));
        }
    }
}
