using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>
/// What a computer with Windows told, as it told it: the answers to the questions of windows-questions.txt, asked by this module or by
/// collect-server.ps1. The inventory is made of it, whoever asked.
/// </summary>
public sealed class WindowsRecord
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.server-rows/1";

    private readonly Lazy<Dictionary<string, CimAnswer>> _classes;
    private readonly Lazy<IRegistry> _registry;

    /// <summary>Makes an empty one.</summary>
    public WindowsRecord()
    {
        _classes = new(() => (Cim ?? []).Where(answer => answer?.Class is not null)
            .GroupBy(answer => answer.Class, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase));
        _registry = new(() => new AnsweredRegistry(RegistryKeys ?? []));
    }

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the computer.</summary>
    public required string ComputerName { get; init; }

    /// <summary>When it was asked, by its own clock.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Whether also accounts, addresses and what else is an attacker's map was asked for.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>Whether an administrator asked; null where that is not known.</summary>
    public bool? IsAdministrator { get; init; }

    /// <summary>By how much its clock was ahead of the clock of whoever asked; null where there was only one.</summary>
    public double? ClockOffsetSeconds { get; init; }

    /// <summary>The lines of its hosts file; null where it was not read.</summary>
    public IReadOnlyList<string>? Hosts { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The accounts that people have signed in with, without whose they are; null where the answers below tell them.</summary>
    public IReadOnlyList<ServerAccount>? Accounts { get; init => field = value is null ? null : Listing.Of<ServerAccount>([.. value.Where(account => account is not null)]); }

    /// <summary>What CIM told.</summary>
    public required IReadOnlyList<CimAnswer> Cim { get; init => field = value is null ? null! : Listing.Of(value); }

    /// <summary>What its registry told.</summary>
    [JsonPropertyName("registry")]
    public required IReadOnlyList<RegistryAnswer> RegistryKeys { get; init => field = value is null ? null! : Listing.Of(value); }

    /// <summary>Its registry, as far as it was asked.</summary>
    [JsonIgnore]
    public IRegistry Registry => _registry.Value;

    /// <summary>The rows of a class.</summary>
    /// <param name="cimClass">The class.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not asked, or did not tell; the message says why.</exception>
    public IReadOnlyList<CimRow> Rows(string cimClass) =>
        _classes.Value.TryGetValue(cimClass, out var answer)
            ? answer.Rows ?? throw new NoDeviceAnswerException(SR.CimClassUntold.With(cimClass, PrintableText.Of(answer.Error)))
            : throw new NoDeviceAnswerException(IsDetailed ? SR.CimClassNotAsked.With(cimClass) : SR.CimClassOnlyDetailed.With(cimClass));

    /// <summary>The row of a class of which a computer has one.</summary>
    /// <param name="cimClass">The class.</param>
    /// <returns>The row; null where there is none.</returns>
    /// <exception cref="NoDeviceAnswerException">It was not asked, or did not tell; the message says why.</exception>
    public CimRow? Row(string cimClass) => Rows(cimClass) is [var first, ..] ? first : null;

    /// <inheritdoc/>
    public override string ToString() => ComputerName;
}
