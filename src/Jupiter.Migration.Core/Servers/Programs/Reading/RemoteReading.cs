using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>
/// AnyDesk and Ammyy Admin. A client that was made from AnyDesk has a suffix in the names of its program and its service, so that the beginning of
/// a name counts. Ammyy Admin has no installer: its service, its key, or a line among what starts by itself are all that it leaves.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="users">The keys of users.</param>
/// <param name="entries">The list of programs.</param>
internal sealed class RemoteReading(IRegistry registry, UserKeys users, UninstallEntries entries)
{
    private const string Run = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Run";
    private const string AmmyyKey = @"SOFTWARE\Ammyy\Admin";
    private static readonly (RemoteProgramKind Kind, string Prefix)[] Names =
        [(RemoteProgramKind.AnyDesk, "AnyDesk"), (RemoteProgramKind.AmmyyAdmin, "Ammyy")];

    /// <summary>Reads them.</summary>
    /// <param name="services">The services of the computer.</param>
    /// <returns>The programs: each service, and what was found without one.</returns>
    /// <exception cref="RegistryUnreadableException">The keys of the computer could not be read.</exception>
    public IReadOnlyList<RemoteProgram> Read(IReadOnlyList<ServerService> services)
    {
        var traces = Traces().ToArray();
        return [.. Names.SelectMany(name => Find(name.Kind, name.Prefix, services, [.. traces.Where(trace => trace.Kind == name.Kind).Select(trace => trace.Name)]))];
    }

    private IEnumerable<RemoteProgram> Find(RemoteProgramKind kind, string prefix, IReadOnlyList<ServerService> services, string[] traces)
    {
        var listed = entries.All.Where(entry => Begins(entry.Name, prefix) || Begins(entry.Key, prefix)).ToArray();
        var running = services.Where(service => Begins(service.Name, prefix)).ToArray();
        return running.Length > 0
            ? running.Select(service => new RemoteProgram
            {
                // The service of a client that was made from AnyDesk bears the name of its program.
                Kind = kind, Name = service.Name, Start = service.Start,
                Version = (Array.Find(listed, entry => Begins(entry.Name, service.Name) || Begins(entry.Key, service.Name)) ?? listed.FirstOrDefault())?.Version,
            })
            : listed.Select(entry => new RemoteProgram { Kind = kind, Name = entry.Name, Version = entry.Version })
                .Concat(traces.Select(trace => new RemoteProgram { Kind = kind, Name = trace }))
                .GroupBy(program => program.Name, StringComparer.OrdinalIgnoreCase).Select(same => same.First());
    }

    private IEnumerable<(RemoteProgramKind Kind, string Name)> Traces()
    {
        var autostart = Computer(Run).Concat(users.Read(Run).Select(user => user.Key)).SelectMany(key => key.Values)
            .Where(value => value.Value.Text is not null);
        foreach (var line in autostart)
        {
            var command = line.Value.Text!;
            if (Contains(command, "AnyDesk"))
            {
                yield return (RemoteProgramKind.AnyDesk, PrintableText.Clean(line.Key));
            }
            else if (Contains(command, "Ammyy") || Contains(command, @"\AA_v"))
            {
                yield return (RemoteProgramKind.AmmyyAdmin, PrintableText.Clean(line.Key));
            }
        }

        if (Computer(AmmyyKey).Concat(users.Read(AmmyyKey).Select(user => user.Key)).Any())
        {
            yield return (RemoteProgramKind.AmmyyAdmin, AmmyyKey);
        }
    }

    private IEnumerable<RegistryKey> Computer(string path) => BothViews.Read(registry, path).Select(view => view.Key);

    private static bool Begins(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
