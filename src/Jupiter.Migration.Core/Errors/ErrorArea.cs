namespace Jupiter.Migration.Errors;

/// <summary>What an error is about. A cmdlet says by areas which errors it can raise.</summary>
public enum ErrorArea
{
    /// <summary>The engine of a server, as a part of this module.</summary>
    Engine,
    /// <summary>Reaching a server and being let in.</summary>
    Server,
    /// <summary>The text that names a server.</summary>
    ServerAddress,
    /// <summary>A server of databases.</summary>
    Instance,
    /// <summary>A database on its server.</summary>
    Database,
    /// <summary>A database as a file.</summary>
    DatabaseFile,
    /// <summary>Reading the rows of a database.</summary>
    DatabaseContent,
    /// <summary>The name of a database.</summary>
    DatabaseName,
    /// <summary>The name of a database that is a file.</summary>
    DatabaseFileName,
    /// <summary>Writing to a database.</summary>
    DatabaseWriting,
    /// <summary>The questions of a venue.</summary>
    Queries,
    /// <summary>The file of a venue.</summary>
    Venue,
    /// <summary>The questions about a new venue.</summary>
    VenueMaking,
    /// <summary>A backup that is named by its path.</summary>
    BackupByPath,
    /// <summary>The manifest of a backup.</summary>
    Manifest,
    /// <summary>The file of a backup, as the server sees it.</summary>
    BackupMedium,
    /// <summary>What is in a backup.</summary>
    BackupContent,
    /// <summary>The server writes a backup, whatever it is for.</summary>
    BackupWriting,
    /// <summary>Taking a backup.</summary>
    Backup,
    /// <summary>The place of the second copy.</summary>
    BackupCopy,
    /// <summary>A backup that no plan names.</summary>
    BackupByHand,
    /// <summary>Free space.</summary>
    Space,
    /// <summary>Restoring a backup.</summary>
    Restore,
    /// <summary>The record of a lock.</summary>
    LockRecord,
    /// <summary>Closing a database for writing.</summary>
    Lock,
    /// <summary>Opening a database again.</summary>
    Unlock,
    /// <summary>Logins and who may read them.</summary>
    Logins,
    /// <summary>Writing logins to a file.</summary>
    LoginExport,
    /// <summary>Making logins from a file.</summary>
    LoginImport,
    /// <summary>The computers of a venue.</summary>
    Pos,
    /// <summary>Computers that no plan names.</summary>
    PosByHand,
    /// <summary>The name of a computer.</summary>
    Host,
    /// <summary>Two servers.</summary>
    ServerPair,
    /// <summary>Never both on.</summary>
    Presence,
    /// <summary>The code of a tag.</summary>
    AbsenceCode,
    /// <summary>The old server has to be off.</summary>
    OldServerOff,
    /// <summary>The new server has to be on.</summary>
    NewServerOn,
    /// <summary>The new server has to be off.</summary>
    NewServerOff,
    /// <summary>Looking for computers in a network.</summary>
    Sweep,
    /// <summary>The folder of a case.</summary>
    Case,
    /// <summary>The journal of a case.</summary>
    Journal,
    /// <summary>Going on with a case.</summary>
    CaseWriting,
    /// <summary>A case that has one server.</summary>
    OneServer,
    /// <summary>The agreed start.</summary>
    Approval,
    /// <summary>Whose turn a step is.</summary>
    Turn,
    /// <summary>A cmdlet that does a step of a case.</summary>
    CaseStep,
    /// <summary>The final backup of a case.</summary>
    CaseBackup,
    /// <summary>Computers that have to be off, and who decides about them.</summary>
    CaseComputers,
    /// <summary>A person whom the plan has to know.</summary>
    Person,
    /// <summary>Who may say something.</summary>
    Party,
    /// <summary>A person's word.</summary>
    Word,
    /// <summary>Steps that no word completes.</summary>
    WordByHand,
    /// <summary>Steps that the module does.</summary>
    Night,
    /// <summary>The way forward.</summary>
    Forward,
    /// <summary>The way back.</summary>
    Rollback,
    /// <summary>Agreeing to the start.</summary>
    Approving,
    /// <summary>The customer's verdict.</summary>
    Acceptance,
    /// <summary>Calling the work off.</summary>
    CallOff,
    /// <summary>Planning a case.</summary>
    Planning,
    /// <summary>Another computer that is asked what it is made of.</summary>
    InventoryAsking,
    /// <summary>What this computer is made of.</summary>
    InventoryHere,
    /// <summary>The description of a watch.</summary>
    Watch,
    /// <summary>The log of a watch.</summary>
    WatchLog,
    /// <summary>Watching the old server in its week.</summary>
    Watching,
    /// <summary>The scheduled task of a watch.</summary>
    WatchTask,
    /// <summary>What a watch saw, and for which case.</summary>
    WatchedWeek,
    /// <summary>An inventory that comes with a person's word.</summary>
    InventoryWord,
    /// <summary>The name that a database server gives itself.</summary>
    InstanceName,
    /// <summary>The old server's inventory that a case keeps.</summary>
    InventoryKept,
    /// <summary>A person's word about what a watch saw.</summary>
    WatchWord,
    /// <summary>Writing a page.</summary>
    Report,
    /// <summary>The inventory of a server.</summary>
    Inventory,
    /// <summary>A file in which something is kept that can't be asked for again.</summary>
    OutputFile,
    /// <summary>What is asked of a server's preparation.</summary>
    Preparation,
    /// <summary>Installing a database server.</summary>
    Installation,
    /// <summary>Setting a new server as its preparation asks, and undoing it.</summary>
    Fixes,
    /// <summary>The minimum requirements.</summary>
    Specification,
    /// <summary>The folder of a rehearsal.</summary>
    Rehearsal,
    /// <summary>Making a rehearsal.</summary>
    RehearsalMaking,
    /// <summary>A computer of a rehearsal.</summary>
    RehearsalComputer,
    /// <summary>Switching a computer of a rehearsal on.</summary>
    RehearsalStart,
    /// <summary>Taking a rehearsal off a server.</summary>
    RehearsalEnd,
    /// <summary>The list of a folder's copy.</summary>
    FolderList,
    /// <summary>Where a folder is carried to.</summary>
    FolderPlace,
    /// <summary>Copying a folder.</summary>
    FolderBackup,
    /// <summary>Putting a folder back.</summary>
    FolderRestore,
    /// <summary>Paths.</summary>
    Path,
    /// <summary>Files and folders.</summary>
    File,
    /// <summary>Writing files.</summary>
    FileWriting,
}
