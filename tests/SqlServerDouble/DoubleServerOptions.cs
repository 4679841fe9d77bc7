using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Wire;

namespace Jupiter.Migration.SqlServerDouble;

/// <summary>What instance is played, and how it listens.</summary>
public sealed record DoubleServerOptions
{
    private static readonly Dictionary<string, Version> Products = new(StringComparer.OrdinalIgnoreCase)
    {
        ["2008R2"] = new(10, 50, 6000),
        ["2014"] = new(12, 0, 6024),
        ["2019"] = new(15, 0, 4261),
        ["2022"] = new(16, 0, 4075),
    };

    /// <summary>Version of the product.</summary>
    public Version Product { get; init; } = Products["2022"];

    /// <summary>Folder of the instance's files; null for one that goes with the instance.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The login that is let in.</summary>
    public string User { get; init; } = "sa";

    /// <summary>Its password.</summary>
    public string Password { get; init; } = "";

    /// <summary>Where the client's paths are on this computer.</summary>
    public PathMap Paths { get; init; } = PathMap.Empty;

    /// <summary>How the listener listens.</summary>
    public ListenerOptions Listener { get; init; } = new();

    /// <summary>Reads the options of the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="readPassword">Reads the password where it comes by another way.</param>
    /// <returns>The options.</returns>
    public static DoubleServerOptions Parse(IReadOnlyList<string> arguments, Func<string?> readPassword)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(readPassword);
        var options = new DoubleServerOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--password-stdin")
            {
                options = options with { Password = readPassword() ?? "" };
                continue;
            }

            var name = arguments[i];
            var value = ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name} needs a value.", nameof(arguments));
            options = name switch
            {
                "--version" => options with { Product = ToProduct(value) },
                "--port" => options with { Listener = options.Listener with { Port = int.Parse(value, CultureInfo.InvariantCulture) } },
                "--data" => options with { DataFolder = value },
                "--path-map" => options with { Paths = options.Paths.With(value) },
                "--user" => options with { User = value },
                "--encryption" => options with { Listener = options.Listener with { Encryption = ToEncryption(value) } },
                _ => throw new ArgumentException($"There is no option {name}.", nameof(arguments)),
            };
        }

        return options;
    }

    private static Version ToProduct(string value) => Products.TryGetValue(value, out var product)
        ? product
        : throw new ArgumentException($"There is no version {value}.", nameof(value));

    private static WireEncryption ToEncryption(string value) => value switch
    {
        "none" => WireEncryption.NotSupported,
        "optional" => WireEncryption.Optional,
        "required" => WireEncryption.Required,
        _ => throw new ArgumentException($"There is no encryption {value}.", nameof(value)),
    };
}
