using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RereadDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BodyThemes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Word = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyThemes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodyThemes_AspNetUsers_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BodyThemes_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Asker = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Promise = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SubmissionKey = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewDocuments_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ThemeHands",
                columns: table => new
                {
                    ThemeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeatId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThemeHands", x => new { x.ThemeId, x.SeatId });
                    table.ForeignKey(
                        name: "FK_ThemeHands_BodyThemes_ThemeId",
                        column: x => x.ThemeId,
                        principalTable: "BodyThemes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ThemeHands_CommitteeMembers_SeatId",
                        column: x => x.SeatId,
                        principalTable: "CommitteeMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Scores = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewVersions_ReviewDocuments_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "ReviewDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewReaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShownAs = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ShownName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewReaders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewReaders_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReviewReaders_ReviewVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ReviewVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewOpinions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sentence = table.Column<int>(type: "INTEGER", nullable: false),
                    Said = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Why = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewOpinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewOpinions_ReviewReaders_ReaderId",
                        column: x => x.ReaderId,
                        principalTable: "ReviewReaders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BodyThemes_AuthorId",
                table: "BodyThemes",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_BodyThemes_BodyId_Year",
                table: "BodyThemes",
                columns: new[] { "BodyId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_BodyThemes_SubmissionKey",
                table: "BodyThemes",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewDocuments_BodyId_ChangedAt",
                table: "ReviewDocuments",
                columns: new[] { "BodyId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewDocuments_SubmissionKey",
                table: "ReviewDocuments",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_ReaderId_Sentence",
                table: "ReviewOpinions",
                columns: new[] { "ReaderId", "Sentence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewReaders_AccountId_VersionId",
                table: "ReviewReaders",
                columns: new[] { "AccountId", "VersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewReaders_VersionId",
                table: "ReviewReaders",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewVersions_ClosedAt_ClosesOn",
                table: "ReviewVersions",
                columns: new[] { "ClosedAt", "ClosesOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewVersions_DocumentId_Number",
                table: "ReviewVersions",
                columns: new[] { "DocumentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ThemeHands_SeatId",
                table: "ThemeHands",
                column: "SeatId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReviewOpinions");

            migrationBuilder.DropTable(
                name: "ThemeHands");

            migrationBuilder.DropTable(
                name: "ReviewReaders");

            migrationBuilder.DropTable(
                name: "BodyThemes");

            migrationBuilder.DropTable(
                name: "ReviewVersions");

            migrationBuilder.DropTable(
                name: "ReviewDocuments");
        }
    }
}
