using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>Completes the name of a computer: of the venue that <c>-Venue</c> names, or of a rehearsal, with its servers.</summary>
public sealed class ComputerCompleter : TimelyCompleter
{
    /// <inheritdoc/>
    private protected override Func<IEnumerable<Proposal>>? Prepare(GivenArguments given)
    {
        if (given.Venue() is { } read)
        {
            return () => Terminals(read());
        }

        return given.Path("Path") is not { } rehearsal ? null
            : () => new[] { new Proposal("OldServer"), new Proposal("NewServer") }.Concat(Terminals(VenueFile.Read(Path.Combine(rehearsal, "venue.json"))));
    }

    private static Proposal[] Terminals(Venue venue) =>
        venue.Computers.Select(computer => new Proposal(computer.Name, computer.Address ?? computer.Name)).ToArray();
}
