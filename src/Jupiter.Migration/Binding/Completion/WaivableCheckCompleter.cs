using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>Completes a check that stands between a backup and its restore, and that somebody may waive.</summary>
public sealed class WaivableCheckCompleter : TimelyCompleter
{
    /// <inheritdoc/>
    private protected override Func<IEnumerable<Proposal>>? Prepare(GivenArguments given) => () =>
        CheckRegister.All.Where(check => check.Area is CheckArea.Backup or CheckArea.Restore).Select(check => new Proposal(check.Id, check.Title)).ToArray();
}
