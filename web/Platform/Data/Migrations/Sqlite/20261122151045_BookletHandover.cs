using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BookletHandover : Migration
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
                name: "WordLookups");
        }
    }
}
