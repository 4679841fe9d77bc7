namespace Jupiter.Migration.Cases.Facts;

/// <summary>Names of what is written into the journal of a case. A name never changes its meaning.</summary>
internal static class CaseEvents
{
    /// <summary>The case was made. Data: kind, plan, venue.</summary>
    public const string Created = "Created";

    /// <summary>The plan was approved. Data: by, plan, notBefore, notAfter, and for a signed approval thumbprint, certificate, signature.</summary>
    public const string Approved = "Approved";

    /// <summary>The module began a step.</summary>
    public const string Started = "Started";

    /// <summary>The module finished a step, and it holds. Data: what came of it.</summary>
    public const string Done = "Done";

    /// <summary>The module could not finish a step. Data: errorId, message.</summary>
    public const string Failed = "Failed";

    /// <summary>A person says that a step is done. Data: by, role, party, note.</summary>
    public const string Attested = "Attested";

    /// <summary>A person's word was wrong and is taken back.</summary>
    public const string Retracted = "Retracted";

    /// <summary>
    /// The network contradicted what a person said of a step, or stood against letting the first POS terminal on; or the agreed time was over. Data: by (where somebody said it), errorId, message.
    /// </summary>
    public const string Refused = "Refused";

    /// <summary>The code of a server's tag was read aloud, and it was right. Data: by, server (old or new), since when it is silent. The code itself is kept nowhere.</summary>
    public const string TagRead = "TagRead";

    /// <summary>The new server was asked for the logins of the POS terminals, when they were imported. Data: those that may enter, those that may not.</summary>
    public const string LoginsAsked = "LoginsAsked";

    /// <summary>A folder was copied off the old server, or was not there. Data: the folder, the computer that looked, the copy's list and its SHA-256.</summary>
    public const string FolderCarried = "FolderCarried";

    /// <summary>A folder was put back from its copy. Data: the folder, the computer, where it was put, SHA-256 of the copy's list, files, faults.</summary>
    public const string FolderReturned = "FolderReturned";

    /// <summary>Somebody looked what lies beside the Jupiter program. Data: the folder of the program, the computer that looked, what no copy has.</summary>
    public const string LookedBeside = "LookedBeside";

    /// <summary>Copies of master and msdb are about to be written, unencrypted for a moment. Data: where.</summary>
    public const string SystemCopiesBegun = "SystemCopiesBegun";

    /// <summary>A run that took copies of master and msdb ended, well or not. Data: the encrypted copies, if both were finished; where no unencrypted one lies any more.</summary>
    public const string SystemCopiesEnded = "SystemCopiesEnded";

    /// <summary>The logins of the old server were written to an encrypted file. Data: the file, its SHA-256, whose logins are in it.</summary>
    public const string LoginsExported = "LoginsExported";

    /// <summary>A setting of the old server is about to be changed. Data: setting, name, display name, before, after, machine, whether it ran.</summary>
    public const string SettingChanging = "SettingChanging";

    /// <summary>A setting of the old server is about to be put back. Data: as of SettingChanging.</summary>
    public const string SettingRestoring = "SettingRestoring";

    /// <summary>Something that a step had proved is so no more: seen by the watch. Data: fact, errorId, message, reopens (the steps that are to be done again).</summary>
    public const string Gone = "Gone";

    /// <summary>The customer accepted the work. Data: by, role.</summary>
    public const string Accepted = "Accepted";

    /// <summary>The customer made a remark. Data: by, remark, reset (the steps that are to be done again).</summary>
    public const string Denied = "Denied";

    /// <summary>The work was called off before it had changed anything; an approval after it counts anew. Data: by whom, why.</summary>
    public const string CalledOff = "CalledOff";

    /// <summary>On the way back the new server turned out to be lost. Data: by.</summary>
    public const string NewServerLost = "NewServerLost";

    /// <summary>The customer decided that the night goes on after the turn-back time. Data: by, opening.</summary>
    public const string TurnBackDecided = "TurnBackDecided";

    /// <summary>The way back began. Data: by, reason, steps, unreachable.</summary>
    public const string RollbackStarted = "RollbackStarted";
}
