using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>
/// A watch as units of systemd: systemd.timer(5), systemd.exec(5), systemd.service(5). The account is made for each look and may use nothing but its
/// own folder and raw packets, by which a card is asked for (CAP_NET_RAW). A second timer removes all four when the week is over.
/// </summary>
internal static class SystemdUnits
{
    /// <summary>Where the folders of such accounts are, below which a unit's own has to be.</summary>
    public const string StateRoot = "/var/lib";

    /// <summary>Names of the units of a watch.</summary>
    /// <param name="name">Name of the watch.</param>
    /// <returns>The service and its timer, then the two that remove them.</returns>
    public static string[] Names(string name) => [name + ".service", name + ".timer", name + "-end.service", name + "-end.timer"];

    /// <summary>The units.</summary>
    /// <param name="task">What is registered.</param>
    /// <param name="folder">Where units stand.</param>
    /// <returns>Their texts, by their names.</returns>
    public static IReadOnlyDictionary<string, string> Of(WatchTask task, string folder)
    {
        var names = Names(task.Name);
        var about = Word(new string([.. task.Description.Where(sign => !char.IsControl(sign))])).Trim('"');
        return new Dictionary<string, string>
        {
            [names[0]] = $"""
                [Unit]
                Description={about}
                Wants=network-online.target
                After=network-online.target

                [Service]
                Type=oneshot
                ExecStart={string.Join(" ", task.Arguments.Prepend(task.Program).Select(Argument))}
                TimeoutStartSec=10min
                DynamicUser=yes
                StateDirectory={task.Name}
                StateDirectoryMode=0700
                Environment=HOME={StateRoot}/{task.Name} POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off DOTNET_CLI_TELEMETRY_OPTOUT=1
                CapabilityBoundingSet=CAP_NET_RAW
                AmbientCapabilities=CAP_NET_RAW
                NoNewPrivileges=yes
                ProtectSystem=strict
                ProtectHome=read-only
                PrivateDevices=yes
                ProtectKernelTunables=yes
                ProtectKernelModules=yes
                ProtectControlGroups=yes
                RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET

                """,
            [names[1]] = $"""
                [Unit]
                Description={about}

                [Timer]
                OnCalendar=hourly
                Persistent=yes

                [Install]
                WantedBy=timers.target

                """,
            [names[2]] = $"""
                [Unit]
                Description={about}

                [Service]
                Type=oneshot
                ExecStart=systemctl disable --now {names[1]} {names[3]}
                ExecStart=rm -f {string.Join(" ", names.Select(unit => Argument($"{folder}/{unit}")))}
                ExecStart=systemctl daemon-reload

                """,
            [names[3]] = $"""
                [Unit]
                Description={about}

                [Timer]
                OnCalendar={task.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC
                Persistent=yes

                [Install]
                WantedBy=timers.target

                """,
        };
    }

    // "Command lines" of systemd.service(5): a dollar sign begins a variable there, too.
    private static string Argument(string text) => Word(text).Replace("$", "$$");

    // A word in quotation marks: what C escapes is escaped, and a percent sign begins a specifier of systemd.unit(5).
    private static string Word(string text)
    {
        var word = new StringBuilder("\"");
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '"' or '\\' => word.Append('\\').Append(sign),
                '%' => word.Append("%%"),
                _ when char.IsControl(sign) => word.Append("\\x").Append(((int)sign).ToString("x2", CultureInfo.InvariantCulture)),
                _ => word.Append(sign),
            };
        }

        return word.Append('"').ToString();
    }
}
