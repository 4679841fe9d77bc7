using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Running;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>Completes a folder of which the case has a copy.</summary>
public sealed class CopiedFolderCompleter : TimelyCompleter
{
    /// <inheritdoc/>
    private protected override Func<IEnumerable<Proposal>>? Prepare(GivenArguments given) => given.Case() is not { } look ? null : () =>
    {
        using var migration = look();
        return CaseFolderReturn.Copied(migration).Select(copied => new Proposal(copied.Folder, copied.List)).ToArray();
    };
}
