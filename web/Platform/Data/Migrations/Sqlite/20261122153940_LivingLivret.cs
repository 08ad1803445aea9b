using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LivingLivret : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BookletHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChildId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Edition = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Manner = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 12000, nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookletHandovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BookletHandovers_AspNetUsers_HandedById",
                        column: x => x.HandedById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_BookletHandovers_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BookletReadings",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 12000, nullable: false),
                    KnownAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookletReadings", x => new { x.AccountId, x.Edition });
                    table.ForeignKey(
                        name: "FK_BookletReadings_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChapterReadings",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChapterReadings", x => new { x.AccountId, x.Chapter });
                    table.ForeignKey(
                        name: "FK_ChapterReadings_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HousePages",
                columns: table => new
                {
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    People = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Rules = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    EditorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousePages", x => x.PlaceId);
                    table.ForeignKey(
                        name: "FK_HousePages_AspNetUsers_EditorId",
                        column: x => x.EditorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_HousePages_Places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "Places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BasedOn = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    EditorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageDrafts_AspNetUsers_EditorId",
                        column: x => x.EditorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "PageRereadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    OpenedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosesAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageRereadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageRereadings_AspNetUsers_OpenedById",
                        column: x => x.OpenedById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "WordLookups",
                columns: table => new
                {
                    Word = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordLookups", x => new { x.Word, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "PageReaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RereadingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShownAs = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ShownName = table.Column<string>(type: "TEXT", maxLength: 282, nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Changed = table.Column<int>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageReaders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageReaders_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PageReaders_PageRereadings_RereadingId",
                        column: x => x.RereadingId,
                        principalTable: "PageRereadings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BasedOn = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RereadingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublisherId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RereadBefore = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawReason = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PageVersions_AspNetUsers_PublisherId",
                        column: x => x.PublisherId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_PageVersions_PageRereadings_RereadingId",
                        column: x => x.RereadingId,
                        principalTable: "PageRereadings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "SentenceOpinions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sentence = table.Column<int>(type: "INTEGER", nullable: false),
                    Said = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Proposal = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentenceOpinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SentenceOpinions_PageReaders_ReaderId",
                        column: x => x.ReaderId,
                        principalTable: "PageReaders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BookletHandovers_ChildId_RecordedAt",
                table: "BookletHandovers",
                columns: new[] { "ChildId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BookletHandovers_GivenOn",
                table: "BookletHandovers",
                column: "GivenOn");

            migrationBuilder.CreateIndex(
                name: "IX_BookletHandovers_HandedById",
                table: "BookletHandovers",
                column: "HandedById");

            migrationBuilder.CreateIndex(
                name: "IX_HousePages_EditorId",
                table: "HousePages",
                column: "EditorId");

            migrationBuilder.CreateIndex(
                name: "IX_PageDrafts_EditorId",
                table: "PageDrafts",
                column: "EditorId");

            migrationBuilder.CreateIndex(
                name: "IX_PageDrafts_File",
                table: "PageDrafts",
                column: "File",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PageReaders_AccountId",
                table: "PageReaders",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PageReaders_RereadingId_AccountId",
                table: "PageReaders",
                columns: new[] { "RereadingId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PageRereadings_Code",
                table: "PageRereadings",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PageRereadings_File_OpenedAt",
                table: "PageRereadings",
                columns: new[] { "File", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PageRereadings_OpenedById",
                table: "PageRereadings",
                column: "OpenedById");

            migrationBuilder.CreateIndex(
                name: "IX_PageVersions_File_Number",
                table: "PageVersions",
                columns: new[] { "File", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PageVersions_PublisherId",
                table: "PageVersions",
                column: "PublisherId");

            migrationBuilder.CreateIndex(
                name: "IX_PageVersions_RereadingId",
                table: "PageVersions",
                column: "RereadingId");

            migrationBuilder.CreateIndex(
                name: "IX_SentenceOpinions_ReaderId_Sentence",
                table: "SentenceOpinions",
                columns: new[] { "ReaderId", "Sentence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WordLookups_Day",
                table: "WordLookups",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BookletHandovers");

            migrationBuilder.DropTable(
                name: "BookletReadings");

            migrationBuilder.DropTable(
                name: "ChapterReadings");

            migrationBuilder.DropTable(
                name: "HousePages");

            migrationBuilder.DropTable(
                name: "PageDrafts");

            migrationBuilder.DropTable(
                name: "PageVersions");

            migrationBuilder.DropTable(
                name: "SentenceOpinions");

            migrationBuilder.DropTable(
                name: "WordLookups");

            migrationBuilder.DropTable(
                name: "PageReaders");

            migrationBuilder.DropTable(
                name: "PageRereadings");
        }
    }
}
